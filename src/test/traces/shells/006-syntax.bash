echo "start"
if [ "$1" = x ]; then
  echo "x"
# EXPECT
# type: syntax error
# message: syntax error: unexpected end of file
# at: main.sh:4
# first~: main.sh: line \d+: syntax error: unexpected end of file
# last~: main.sh: line \d+: syntax error: unexpected end of file
# exit: 2
