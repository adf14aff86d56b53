# run: dash $FILE
set -u
echo $DATA_DIR
