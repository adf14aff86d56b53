defmodule Job do
  def leave, do: exit(:no_shards)
end

Job.leave()
# EXPECT
# type: exit
# message: :no_shards
# at: main.exs:2
# function: Job.leave/0
# first: ** (exit) :no_shards
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
