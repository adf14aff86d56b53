require "nokogiri_of_nowhere" # HERE
# EXPECT
# type: LoadError
# message: cannot load such file -- nokogiri_of_nowhere
# function: <main>
# first~: <internal:.*>:\d+:in `require': cannot load such file -- nokogiri_of_nowhere \(LoadError\)
# last: 	from main.rb:1:in `<main>'
# exit: 1
