set -u
start() {
  echo "data lies in $DATA_FOLDER" # HERE
}
start
# EXPECT
# type: unbound variable
# message: DATA_FOLDER: unbound variable
# first: main.sh: line 3: DATA_FOLDER: unbound variable
# last: main.sh: line 3: DATA_FOLDER: unbound variable
# exit: 1
