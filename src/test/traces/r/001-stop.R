train <- function(step) {
  if (step == 3) {
    stop("loss is no number")
  }
  cat("step", step, "\n")
}

for (step in 1:9) train(step)
# EXPECT
# type: Error
# message: loss is no number
# at: none
# function: train
# first: Error in train(step) : loss is no number
# last: Execution halted
# exit: 1
