defmodule Job do
  def work(n) do
    if n == 2, do: raise("worker #{n} gave up"), else: n # HERE
  end
end

task = Task.async(fn -> Job.work(2) end)
Task.await(task)
# EXPECT
# traces: 2
# type: RuntimeError
# message: worker 2 gave up
# function: Job.work/1
# first~: \d\d:\d\d:\d\d\.\d+ \[error\] Task #PID<.*> started from #PID<.*> terminating
# last~: \s+Args: \[\]
# exit: 1
