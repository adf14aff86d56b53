defmodule Counter do
  use GenServer
  def init(n), do: {:ok, n}
  def handle_cast({:add, text}, n), do: {:noreply, n + String.length(text)} # HERE
end

{:ok, pid} = GenServer.start(Counter, 0)
GenServer.cast(pid, {:add, nil})
Process.sleep(500)
IO.puts("leaving")
System.halt(3)
# EXPECT
# type: FunctionClauseError
# function: Counter.handle_cast/2
# message~: no function clause matching in String.length/1
# first~: \d\d:\d\d:\d\d\.\d+ \[error\] GenServer #PID<.*> terminating
# last: State: 0
# exit: 3
