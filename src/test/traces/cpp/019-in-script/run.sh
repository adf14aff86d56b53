echo "before"
./job --epochs 2
code=$?
echo "the job ended with $code"
exit $code
# EXPECT
# run: bash run.sh
# type: std::logic_error
# message: no epoch 2
# at: none
# first: terminate called after throwing an instance of 'std::logic_error'
# last~: run.sh: line 2: +\d+ Aborted +(\(core dumped\) )?./job --epochs 2
# exit: 134
