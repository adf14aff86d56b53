: "${DATA_FOLDER:?says where the shards are}" # HERE
# EXPECT
# type: parameter
# message: DATA_FOLDER: says where the shards are
# first: main.sh: line 1: DATA_FOLDER: says where the shards are
# last: main.sh: line 1: DATA_FOLDER: says where the shards are
# exit: 1
