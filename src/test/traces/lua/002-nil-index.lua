local Batch = {}
Batch.__index = Batch

function Batch.new()
  return setmetatable({}, Batch)
end

function Batch:size()
  return #self.rows.cells -- HERE
end

io.stderr:write("start\n")
print(Batch.new():size())
-- EXPECT
-- type: error
-- message: attempt to index a nil value (field 'rows')
-- function: size
-- first: lua5.4: main.lua:9: attempt to index a nil value (field 'rows')
-- last: 	[C]: in ?
-- exit: 1
