./job --verbose
exit $?
# EXPECT
# run: bash run.sh
# type: assertion failed
# message: path != NULL
# function: check
# first~: job: main.c:5: check: Assertion `path != .*' failed.
# last~: run.sh: line 1: +\d+ Aborted +(\(core dumped\) )?./job --verbose
# exit: 134
