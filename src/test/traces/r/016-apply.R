handle <- function(row) {
  if (is.null(row$weight)) stop("no weight in row ", row$name)
  row$weight
}
rows <- list(list(name = "a", weight = 1), list(name = "b"))
total <- sum(sapply(rows, handle))
# EXPECT
# type: Error
# message: no weight in row b
# at: none
# first: Error in FUN(X[[i]], ...) : no weight in row b
# last: Execution halted
# exit: 1
