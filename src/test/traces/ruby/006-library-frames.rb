require "json"
require "set"

def steps(text)
  JSON.parse(text) # HERE
end

puts steps('{"steps": ')
# EXPECT
# type: JSON::ParserError
# function: steps
# message: 859: unexpected token at '{"steps": '
# first~: .*json/common.rb:\d+:in `parse': .*unexpected.* \(JSON::ParserError\)
# last: 	from main.rb:8:in `<main>'
# exit: 1
