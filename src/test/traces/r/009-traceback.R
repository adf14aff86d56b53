options(error = function() {
  traceback(2)
  quit(status = 5)
})
row <- function(rows, n) stop("no row ", n)
total <- function(rows) row(rows, 5)
total(list(1))
# EXPECT
# type: Error
# message: no row 5
# at: none
# function: row
# first: Error in row(rows, 5) : no row 5
# last: 1: total(list(1))
# exit: 5
