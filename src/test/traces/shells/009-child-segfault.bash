run() {
  sh -c 'kill -SEGV $$'
}
run
exit $?
# EXPECT
# at: main.sh:1
# type: segmentation fault
# first~: main.sh: line 1: +\d+ Segmentation fault .*
# last~: main.sh: line 1: +\d+ Segmentation fault .*
# exit: 139
