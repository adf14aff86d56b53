set -u
echo "$DATA_DIR/train"
