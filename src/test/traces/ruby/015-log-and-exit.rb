require "logger"
log = Logger.new($stdout, progname: "job")
def load(name) = raise(IOError, "cannot read #{name}") # HERE
begin
  load("shard-3")
rescue IOError => e
  log.error(e)
  exit 4
end
# EXPECT
# type: IOError
# message: cannot read shard-3
# function: load
# first~: E, \[.*ERROR -- job: cannot read shard-3 \(IOError\)
# last: main.rb:5:in `<main>'
# exit: 4
