defmodule Settings do
  def port(config), do: Map.fetch!(config, :port) # HERE
end

Settings.port(%{host: "a"})
# EXPECT
# type: KeyError
# message: key :port not found in: %{host: "a"}
# function: Settings.port/1
# first: ** (KeyError) key :port not found in: %{host: "a"}
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
