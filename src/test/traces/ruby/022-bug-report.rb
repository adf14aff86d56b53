puts "calling the extension"
$stdout.flush
Process.kill(:SEGV, Process.pid) # HERE
sleep 1
# EXPECT
# type: [BUG]
# message~: Segmentation fault at 0x[0-9a-f]+
# at~: main.rb:[34]
# first~: main.rb:[34]: \[BUG\] Segmentation fault at 0x.*
# last~: .+
# exit: SIGABRT
