local steps = {}

local function run(name)
  steps[name](1) -- HERE
end

run("train")
-- EXPECT
-- type: error
-- message: attempt to call a nil value (field '?')
-- function: run
-- first: lua5.4: main.lua:4: attempt to call a nil value (field '?')
-- last: 	[C]: in ?
-- exit: 1
