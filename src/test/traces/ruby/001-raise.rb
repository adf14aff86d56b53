def train(step)
  raise "loss is no number" if step == 3 # HERE

  puts "step #{step} loss 0.5"
end

(1..).each { |step| train(step) }
# EXPECT
# type: RuntimeError
# message: loss is no number
# function: train
# first: main.rb:2:in `train': loss is no number (RuntimeError)
# last: 	from main.rb:7:in `<main>'
# exit: 1
