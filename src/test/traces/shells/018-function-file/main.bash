set -e
. ./lib.sh
prepare out
# EXPECT
# run: bash main.bash
# type: command not found
# message: tar_shards: command not found
# first: ./lib.sh: line 3: tar_shards: command not found
# last: ./lib.sh: line 3: tar_shards: command not found
# at-path: ./
# exit: 127
