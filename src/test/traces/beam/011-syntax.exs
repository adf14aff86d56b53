defmodule Job do
  def train(step) do
    IO.puts("step " <> step
  end
end
# EXPECT
# type: TokenMissingError
# type~: (TokenMissingError|SyntaxError)
# at~: main.exs:\d+
# message~: unexpected reserved word.*
# first~: \*\* \((TokenMissingError|SyntaxError)\).*
# last~: .+
# exit: 1
