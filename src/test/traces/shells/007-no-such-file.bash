set -e
echo "start"
source lib/nowhere.sh # HERE
# EXPECT
# type: no such file or directory
# message: lib/nowhere.sh: No such file or directory
# first: main.sh: line 3: lib/nowhere.sh: No such file or directory
# last: main.sh: line 3: lib/nowhere.sh: No such file or directory
# exit: 1
