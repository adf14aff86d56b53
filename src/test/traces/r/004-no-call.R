stop("no data set was given", call. = FALSE)
# EXPECT
# type: Error
# message: no data set was given
# at: none
# first: Error: no data set was given
# last: Execution halted
# exit: 1
