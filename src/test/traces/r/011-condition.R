refuse <- function() {
  stop(structure(
    class = c("quota", "error", "condition"),
    list(message = "quota is spent", call = sys.call(-1))
  ))
}
start <- function() refuse()
start()
# EXPECT
# type: Error
# message: quota is spent
# at: none
# function: refuse
# first: Error in start() : quota is spent
# last: Execution halted
# exit: 1
