local function load_shard(name)
  local file = assert(io.open("/nowhere/" .. name)) -- HERE
  return file:read("a")
end

load_shard("train-07")
-- EXPECT
-- type: error
-- message: /nowhere/train-07: No such file or directory
-- function: load_shard
-- first: lua5.4: main.lua:2: /nowhere/train-07: No such file or directory
-- last: 	[C]: in ?
-- exit: 1
