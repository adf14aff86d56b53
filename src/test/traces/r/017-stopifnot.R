train <- function(step) {
  stopifnot("steps are positive" = step > 0)
}
train(-1)
# EXPECT
# type: Error
# message: steps are positive
# at: none
# function: train
# first: Error in train(-1) : steps are positive
# last: Execution halted
# exit: 1
