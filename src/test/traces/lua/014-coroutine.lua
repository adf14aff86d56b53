local function produce()
  coroutine.yield(1)
  local row = nil
  coroutine.yield(row.name)
end

local producer = coroutine.wrap(produce)
print(producer())
print(producer()) -- HERE
-- EXPECT
-- type: error
-- message: main.lua:4: attempt to index a nil value (local 'row')
-- at: main.lua:9
-- first: lua5.4: main.lua:9: main.lua:4: attempt to index a nil value (local 'row')
-- last: 	[C]: in ?
-- exit: 1
