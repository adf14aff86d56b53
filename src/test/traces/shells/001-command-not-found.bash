set -e
echo "preparing"
train_model --epochs 3 # HERE
# EXPECT
# type: command not found
# message: train_model: command not found
# first: main.sh: line 3: train_model: command not found
# last: main.sh: line 3: train_model: command not found
# exit: 127
