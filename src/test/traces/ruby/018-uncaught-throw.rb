def leave = throw(:done) # HERE

[1].each { leave }
# EXPECT
# type: UncaughtThrowError
# message: uncaught throw :done
# function: throw
# first: main.rb:1:in `throw': uncaught throw :done (UncaughtThrowError)
# last: 	from main.rb:3:in `<main>'
# exit: 1
