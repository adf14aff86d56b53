defmodule Job do
  def work(n), do: raise("worker #{n} gave up") # HERE
end

spawn(fn -> Job.work(2) end)
Process.sleep(500)
IO.puts("leaving")
System.halt(2)
# EXPECT
# type: RuntimeError
# message: worker 2 gave up
# function: Job.work/1
# first~: \d\d:\d\d:\d\d\.\d+ \[error\] Process #PID<.*> raised an exception
# last~: \s+main\.exs:2: Job\.work/1
# exit: 2
