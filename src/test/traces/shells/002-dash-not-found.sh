set -e
echo "preparing"
train_model --epochs 3 # HERE
# EXPECT
# type: command not found
# message: train_model: not found
# first: main.sh: 3: train_model: not found
# last: main.sh: 3: train_model: not found
# exit: 127
