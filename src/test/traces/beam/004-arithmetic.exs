defmodule Stats do
  def mean(rows), do: Enum.sum(rows) / length(rows) # HERE

  def report(rows) do
    IO.puts("mean #{mean(rows)}")
  end
end

Stats.report([])
# EXPECT
# type: ArithmeticError
# message~: bad argument in arithmetic expression.*
# function: Stats.mean/1
# first~: \*\* \(ArithmeticError\) bad argument in arithmetic expression.*
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
