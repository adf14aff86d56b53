optimiser <- function(kind = c("adam", "sgd")) match.arg(kind)
optimiser("lion")
# EXPECT
# type: Error
# message~: ['‘]arg['’] should be one of .*
# at: none
# function: optimiser
# first: Error in match.arg(kind) : 
# first~: Error in match.arg\(kind\) : ?.*
# last: Execution halted
# exit: 1
