defmodule Batch do
  def row([first | _], 0), do: first # HERE
  def row([_ | rest], n), do: row(rest, n - 1)
end

IO.puts("start")
IO.inspect(Batch.row([1, 2], 5))
# EXPECT
# type: FunctionClauseError
# message: no function clause matching in Batch.row/2\n\n    The following arguments were given to Batch.row/2:\n\n        # 1\n        []\n\n        # 2\n        3
# function: Batch.row/2
# first~: \*\* \(FunctionClauseError\) no function clause matching in Batch.row/2\s*
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
