cat("start\n")
library(job.of.nowhere)
# EXPECT
# type: Error
# message: there is no package called ‘job.of.nowhere’
# at: none
# first: Error in library(job.of.nowhere) : 
# last: Execution halted
# exit: 1
