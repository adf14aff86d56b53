IO.puts("start")
Job.Nowhere.train(1)
# EXPECT
# at: none
# type: UndefinedFunctionError
# message: function Job.Nowhere.train/1 is undefined (module Job.Nowhere is not available)
# first: ** (UndefinedFunctionError) function Job.Nowhere.train/1 is undefined (module Job.Nowhere is not available)
# last:     (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2
# exit: 1
