puts "checking the data set"
abort "job: 3 shards are missing"
# EXPECT
# type: none
# last-words: job: 3 shards are missing
# exit: 1
