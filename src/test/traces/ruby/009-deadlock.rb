def wait(queue)
  queue.pop # HERE
end

puts "waiting"
wait(Queue.new)
# EXPECT
# type: fatal
# function: pop
# message: No live threads left. Deadlock?
# first: main.rb:2:in `pop': No live threads left. Deadlock? (fatal)
# last: 	from main.rb:6:in `<main>'
# exit: 1
