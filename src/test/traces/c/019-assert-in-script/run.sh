./job --verbose
exit $?
# EXPECT
# run: bash run.sh
# type: assertion failed
# message: path != NULL
# function: check
# first~: job: main.c:5: check: Assertion `path != .*' failed.
# traces: 2
# last~: job: main.c:5: check: Assertion .*
# exit: 134
