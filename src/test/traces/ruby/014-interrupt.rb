def wait
  Process.kill(:INT, Process.pid)
  sleep 5 # HERE
end

wait
# EXPECT
# type: Interrupt
# at~: main.rb:[23]
# function~: (sleep|kill)
# first~: main.rb:[23]:in `(sleep|kill)': Interrupt
# last: 	from main.rb:6:in `<main>'
# exit: SIGINT
