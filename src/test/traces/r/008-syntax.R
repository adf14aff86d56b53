train <- function(step) {
  print(step
}
# EXPECT
# type: Error
# message~: unexpected '\}' in:\n.*\n.*
# at: none
# first: Error: unexpected '}' in:
# first~: Error: unexpected '\}' in.*
# last: Execution halted
# exit: 1
