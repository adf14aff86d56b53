echo "preparing"
train_model --epochs 3 # HERE
# EXPECT
# type: command not found
# message: command not found: train_model
# first: main.zsh:2: command not found: train_model
# last: main.zsh:2: command not found: train_model
# exit: 127
