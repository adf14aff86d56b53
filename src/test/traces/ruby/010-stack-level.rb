def down(n)
  down(n + 1) # HERE
end

down(0)
# EXPECT
# type: SystemStackError
# message: stack level too deep
# function: down
# first: main.rb:2:in `down': stack level too deep (SystemStackError)
# last: 	from main.rb:5:in `<main>'
# exit: 1
