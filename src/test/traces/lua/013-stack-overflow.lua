local function down(n)
  return 1 + down(n + 1) -- HERE
end

down(0)
-- EXPECT
-- type: error
-- message~: stack overflow.*
-- function: down
-- first~: lua5.4: .*stack overflow.*
-- last: 	[C]: in ?
-- exit: 1
