IO.puts(:stderr, "job: no shards to read")
System.halt(6)
# EXPECT
# type: none
# last-words: job: no shards to read
# exit: 6
