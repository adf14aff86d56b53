defmodule Job do
  def refuse, do: throw({:quota, 7}) # HERE
end

Job.refuse()
# EXPECT
# type: throw
# message: {:quota, 7}
# function: Job.refuse/0
# first: ** (throw) {:quota, 7}
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
