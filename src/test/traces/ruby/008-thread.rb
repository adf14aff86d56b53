def work(queue)
  item = queue.pop
  raise "cannot handle #{item}" # HERE
end

queue = Queue.new
worker = Thread.new { work(queue) }
queue << 7
sleep 0.3
warn "the worker is gone"
exit 3
# EXPECT
# type: RuntimeError
# message: cannot handle 7
# function: work
# first~: #<Thread:0x[0-9a-f]+ main.rb:7 run> terminated with exception \(report_on_exception is true\):
# last: 	from main.rb:7:in `block in <main>'
# exit: 3
