class Halt < Exception
  def message = ""
end

def stop = raise(Halt) # HERE

stop
# EXPECT
# type: Halt
# function: stop
# first~: main.rb:5:in `stop': unhandled exception|main.rb:5:in `stop':  ?\(Halt\)|main.rb:5:in `stop': Halt
# last: 	from main.rb:7:in `<main>'
# exit: 1
