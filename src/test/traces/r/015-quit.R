message("job: no shards to read")
quit(status = 7)
# EXPECT
# type: none
# last-words: job: no shards to read
# exit: 7
