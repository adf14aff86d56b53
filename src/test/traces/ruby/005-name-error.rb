def report
  total = 3
  totl + 1 # HERE
end

report
# EXPECT
# type: NameError
# function: report
# message: undefined local variable or method `totl' for main:Object
# first: main.rb:3:in `report': undefined local variable or method `totl' for main:Object (NameError)
# last: 	from main.rb:6:in `<main>'
# exit: 1
