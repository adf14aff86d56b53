local function need(value)
  if value == nil then
    error("a value is needed", 2)
  end
end

local function start()
  need(nil) -- HERE
end

start()
-- EXPECT
-- type: error
-- message: a value is needed
-- first: lua5.4: main.lua:8: a value is needed
-- last: 	[C]: in ?
-- exit: 1
