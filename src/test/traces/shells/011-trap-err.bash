set -eE
fail() {
  echo "main.sh:${BASH_LINENO[0]}: \`$BASH_COMMAND\` ended with $1" >&2
}
trap 'fail $?' ERR
load() {
  cat /nowhere/shard-7 # HERE
}
load
# EXPECT
# type: none
# last-words: main.sh:7: `cat /nowhere/shard-7` ended with 1
# exit: 1
