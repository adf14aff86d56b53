: "${DATA_FOLDER:?says where the shards are}"
# EXPECT
# type: none
# last-words: main.sh: line 1: DATA_FOLDER: says where the shards are
# exit: 1
