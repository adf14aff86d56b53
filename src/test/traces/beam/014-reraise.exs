defmodule Job do
  def open(name), do: raise(ArgumentError, "no such shard: #{name}") # HERE

  def load(name) do
    open(name)
  rescue
    e in ArgumentError -> reraise("cannot load: " <> Exception.message(e), __STACKTRACE__)
  end
end

Job.load("train-07")
# EXPECT
# type: RuntimeError
# message: cannot load: no such shard: train-07
# function: Job.open/1
# first: ** (RuntimeError) cannot load: no such shard: train-07
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
