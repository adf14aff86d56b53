local function open(name)
  error("no such shard: " .. name)
end

local ok, why = pcall(open, "train-07")
io.stderr:write("cleaning up\n")
error("cannot start: " .. why, 0)
-- EXPECT
-- type: error
-- message: cannot start: main.lua:2: no such shard: train-07
-- at: main.lua:7
-- function: main chunk
-- first: lua5.4: cannot start: main.lua:2: no such shard: train-07
-- last: 	[C]: in ?
-- exit: 1
