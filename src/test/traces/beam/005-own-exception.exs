defmodule Job.ShardError do
  defexception [:name]
  def message(e), do: "shard #{e.name} is torn\n  at byte 4096"
end

defmodule Job do
  def load(name) do
    raise Job.ShardError, name: name # HERE
  end
end

Job.load("train-07")
# EXPECT
# type: Job.ShardError
# message: shard train-07 is torn\n  at byte 4096
# function: Job.load/1
# first: ** (Job.ShardError) shard train-07 is torn
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
