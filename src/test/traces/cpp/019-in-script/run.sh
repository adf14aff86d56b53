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
# traces: 2
# last:   what():  no epoch 2
# exit: 134
