local function row(rows, n)
  return rows[n].name -- HERE
end

local function total(rows)
  local name = row(rows, 3)
  return #name
end

print(total({}))
-- EXPECT
-- run: luajit main.lua
-- type: error
-- message: attempt to index a nil value
-- function: row
-- first~: luajit: main.lua:2: attempt to index .*
-- last~: \t\[C\]: at 0x[0-9a-f]+
-- exit: 1
