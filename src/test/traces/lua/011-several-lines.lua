local function check()
  error("the config is wrong:\n  port is missing\n  host is missing") -- HERE
end

check()
-- EXPECT
-- type: error
-- message: the config is wrong:\n  port is missing\n  host is missing
-- function: check
-- first: lua5.4: main.lua:2: the config is wrong:
-- last: 	[C]: in ?
-- exit: 1
