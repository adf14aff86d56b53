names="a b"
echo "${names[0]}" # HERE
# EXPECT
# type: bad substitution
# message: Bad substitution
# first: main.sh: 2: Bad substitution
# last: main.sh: 2: Bad substitution
# exit: 2
