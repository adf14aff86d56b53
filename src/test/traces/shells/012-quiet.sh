set -e
echo "step 1"
false
echo "step 2"
# EXPECT
# type: none
# last-words: step 1
# exit: 1
