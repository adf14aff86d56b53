class ShardError < StandardError; end

def open_shard(name)
  File.read("/nowhere/#{name}")
end

def load(name)
  open_shard(name)
rescue SystemCallError
  raise ShardError, "cannot load #{name}" # HERE
end

load("train-07")
# EXPECT
# type: ShardError
# message: cannot load train-07
# cause: Errno::ENOENT: No such file or directory @ rb_sysopen - /nowhere/train-07
# function: rescue in load
# first: main.rb:10:in `rescue in load': cannot load train-07 (ShardError)
# last: 	from main.rb:13:in `<main>'
# exit: 1
