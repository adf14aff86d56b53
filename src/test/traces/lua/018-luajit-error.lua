local M = {}

function M.load(name)
  error("no such shard: " .. name) -- HERE
end

print("start")
M.load("train-07")
-- EXPECT
-- run: luajit main.lua
-- type: error
-- message: no such shard: train-07
-- function: load
-- first: luajit: main.lua:4: no such shard: train-07
-- last~: \t\[C\]: at 0x[0-9a-f]+
-- exit: 1
