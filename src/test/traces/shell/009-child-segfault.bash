run() {
  sh -c 'kill -SEGV $$'
}
run
exit $?
# EXPECT
# at: main.sh:1
# type: Segmentation fault
# message~: sh -c 'kill -SEGV \$\$'
# first~: main.sh: line 1: +\d+ Segmentation fault .*
# last~: main.sh: line 1: +\d+ Segmentation fault .*
# exit: 139
