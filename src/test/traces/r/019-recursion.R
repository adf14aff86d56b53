down <- function(n) 1 + down(n + 1)
down(0)
# EXPECT
# type: Error
# message~: (evaluation nested too deeply: infinite recursion / options\(expressions=\)\?|C stack usage .* is too close to the limit)
# at: none
# first~: Error: .*
# last: Execution halted
# exit: 1
