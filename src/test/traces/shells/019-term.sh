echo "waiting"
kill -TERM $$
sleep 3
# EXPECT
# type: none
# last-words: waiting
# exit: SIGTERM
