sh -c 'kill -KILL $$' # HERE
exit $?
# EXPECT
# type: killed
# first~: main.sh: line 1: +\d+ Killed .*
# last~: main.sh: line 1: +\d+ Killed .*
# exit: 137
