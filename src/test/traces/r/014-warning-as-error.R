options(warn = 2)
ratio <- function(x) log(x)
ratio(-1)
# EXPECT
# type: Error
# message: (converted from warning) NaNs produced
# at: none
# function: ratio
# first: Error in log(x) : (converted from warning) NaNs produced
# last: Execution halted
# exit: 1
