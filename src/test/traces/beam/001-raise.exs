defmodule Job do
  def train(3), do: raise("loss is no number") # HERE
  def train(step), do: IO.puts("step #{step}")
end

Enum.each(1..9, &Job.train/1)
# EXPECT
# type: RuntimeError
# message: loss is no number
# function: Job.train/1
# first: ** (RuntimeError) loss is no number
# last:     (elixir 1.14.0) lib/enum.ex:2472: Enum.each/2
# exit: 1
