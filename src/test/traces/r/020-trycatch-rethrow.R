open_shard <- function(name) stop("no such shard: ", name)
load <- function(name) {
  tryCatch(open_shard(name), error = function(e) stop("cannot load: ", conditionMessage(e)))
}
load("train-07")
# EXPECT
# type: Error
# message: cannot load: no such shard: train-07
# at: none
# function: load
# first: Error in value[[3L]](cond) : cannot load: no such shard: train-07
# last: Execution halted
# exit: 1
