class Batch
  def initialize(rows) = @rows = rows

  def first
    @rows.first.lenght # HERE
  end
end

puts "start"
Batch.new(["a"]).first
# EXPECT
# type: NoMethodError
# message: undefined method `lenght' for "a":String
# function: first
# first: main.rb:5:in `first': undefined method `lenght' for "a":String (NoMethodError)
# last: 	from main.rb:10:in `<main>'
# exit: 1
