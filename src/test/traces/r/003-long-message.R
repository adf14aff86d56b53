check <- function(config) {
  stop("the config is wrong: port is missing, host is missing, user is missing, path is missing")
}
check(list())
# EXPECT
# type: Error
# message: the config is wrong: port is missing, host is missing, user is missing, path is missing
# at: none
# function: check
# first: Error in check(list()) : 
# last: Execution halted
# exit: 1
