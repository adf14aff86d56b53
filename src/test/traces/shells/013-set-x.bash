set -eux
epochs=3
mkdir -p out
echo "$epochs" > out/epochs
test -f out/weights
# EXPECT
# type: none
# last-words: + test -f out/weights
# exit: 1
