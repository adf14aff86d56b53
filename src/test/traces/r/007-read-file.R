load_shard <- function(name) {
  read.csv(file.path("/nowhere", name))
}
load_shard("train.csv")
# EXPECT
# type: Error
# message: cannot open the connection
# at: none
# function: load_shard
# first: Error in file(file, "rt") : cannot open the connection
# last: Execution halted
# exit: 1
