require_relative "lib/reader"

def fields(line)
  line.split(",") # HERE
end

Reader.new("x").each { |line| puts fields(line).size }
# EXPECT
# type: NoMethodError
# message: undefined method `split' for nil:NilClass
# function: fields
# first: main.rb:4:in `fields': undefined method `split' for nil:NilClass (NoMethodError)
# last: 	from main.rb:7:in `<main>'
# exit: 1
