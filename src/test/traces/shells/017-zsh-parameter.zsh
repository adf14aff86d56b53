set -u
start() {
  echo "data lies in $DATA_FOLDER" # HERE
}
start
# EXPECT
# type: unbound variable
# message: DATA_FOLDER: parameter not set
# at: start:1
# first: start:1: DATA_FOLDER: parameter not set
# last: start:1: DATA_FOLDER: parameter not set
# exit: 1
