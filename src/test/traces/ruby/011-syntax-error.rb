def train(step)
  puts step
  if step > 3
    puts "late"
end

train(1)
# EXPECT
# type: SyntaxError
# at: main.rb:7
# message~: syntax error, unexpected end-of-input.*
# first~: main.rb:7: syntax error, unexpected end-of-input.*
# last~: .+
# exit: 1
