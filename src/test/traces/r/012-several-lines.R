check <- function() stop("the config is wrong:\n  port is missing\n  host is missing")
check()
# EXPECT
# type: Error
# message: the config is wrong:\n  port is missing\n  host is missing
# at: none
# function: check
# first: Error in check() : the config is wrong:
# last: Execution halted
# exit: 1
