def deepest = raise("no quota") # HERE

def start = deepest

begin
  start
rescue => e
  $stderr.puts e.full_message(highlight: false, order: :bottom)
  exit! 7
end
# EXPECT
# type: RuntimeError
# message: no quota
# function: deepest
# first: Traceback (most recent call last):
# last: main.rb:1:in `deepest': no quota (RuntimeError)
# exit: 7
