{:ok, text} = File.read("/nowhere/config.toml") # HERE
IO.puts(text)
# EXPECT
# type: MatchError
# message: no match of right hand side value: {:error, :enoent}
# first: ** (MatchError) no match of right hand side value: {:error, :enoent}
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
