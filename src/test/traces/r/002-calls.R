row <- function(rows, n) rows[[n]]

total <- function(rows) row(rows, 1) + row(rows, 5)

report <- function() print(total(list(1, 2)))

report()
# EXPECT
# type: Error
# message: subscript out of bounds
# at: none
# function: row
# first: Error in rows[[n]] : subscript out of bounds
# last: Execution halted
# exit: 1
