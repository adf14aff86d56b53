report <- function() {
  totl + 1
}
total <- 3
report()
# EXPECT
# type: Error
# message: object 'totl' not found
# at: none
# function: report
# first: Error in report() : object 'totl' not found
# last: Execution halted
# exit: 1
