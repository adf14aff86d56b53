defmodule Job do
  def steps(text), do: String.to_integer(text) # HERE

  def all(texts), do: Enum.map(texts, &steps/1)
end

IO.inspect(Job.all(["1", "ten"]))
# EXPECT
# type: ArgumentError
# message~: errors were found at the given arguments:(\n.*)+?(?=\n    :erlang)
# function: Job.steps/1
# first: ** (ArgumentError) errors were found at the given arguments:
# last:     main.exs:7: (file)
# exit: 1
