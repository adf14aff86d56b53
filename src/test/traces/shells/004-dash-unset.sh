set -u
echo "data lies in $DATA_FOLDER" # HERE
# EXPECT
# type: unbound variable
# message: DATA_FOLDER: parameter not set
# first: main.sh: 2: DATA_FOLDER: parameter not set
# last: main.sh: 2: DATA_FOLDER: parameter not set
# exit: 2
