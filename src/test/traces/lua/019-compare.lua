local rows = { 3, "a", 1 }
table.sort(rows, function(a, b)
  return a < b -- HERE
end)
-- EXPECT
-- type: error
-- message~: attempt to compare (string with number|number with string)
-- first~: lua5.4: main.lua:3: attempt to compare .*
-- last: 	[C]: in ?
-- exit: 1
