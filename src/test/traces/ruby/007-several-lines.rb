def check
  raise ArgumentError, "the config is wrong:\n  port is missing\n  host is missing" # HERE
end

check
# EXPECT
# type: ArgumentError
# message: the config is wrong:\n  port is missing\n  host is missing
# function: check
# first: main.rb:2:in `check': the config is wrong: (ArgumentError)
# last: 	from main.rb:5:in `<main>'
# exit: 1
