set -e
echo "starting"
./job # HERE
# EXPECT
# run: bash run.sh
# runtime: shell
# type: segmentation fault
# first~: run.sh: line 3: +\d+ Segmentation fault +(\(core dumped\) )?./job
# last~: run.sh: line 3: +\d+ Segmentation fault +(\(core dumped\) )?./job
# exit: 139
