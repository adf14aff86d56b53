options(show.error.locations = TRUE, keep.source = TRUE)
train <- function(step) {
  stop("loss is no number")
}
train(1)
# EXPECT
# type: Error
# message: loss is no number
# at: none
# function: train
# first: Error in train(1) : loss is no number
# last: Execution halted
# exit: 1
