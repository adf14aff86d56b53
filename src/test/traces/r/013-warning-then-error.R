w <- log(-1)
as.integer("x")
lm(y ~ x, data = list(x = 1:3))
# EXPECT
# type: Error
# message: object 'y' not found
# at: none
# first: Error in eval(predvars, data, env) : object 'y' not found
# last: Execution halted
# exit: 1
