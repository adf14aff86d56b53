echo "step 1"
timeout 0.2 sleep 5
code=$?
echo "job: the step took too long" >&2
exit $code
# EXPECT
# type: none
# last-words: job: the step took too long
# exit: 124
