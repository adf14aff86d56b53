package.path = "lib/?.lua;" .. package.path
local reader = require("reader")

local function weight(row)
  return row.weight * 2 -- HERE
end

reader.each({ { weight = 1 }, {} }, weight)
-- EXPECT
-- type: error
-- message: attempt to perform arithmetic on a nil value (field 'weight')
-- function: handle
-- first: lua5.4: main.lua:5: attempt to perform arithmetic on a nil value (field 'weight')
-- last: 	[C]: in ?
-- exit: 1
