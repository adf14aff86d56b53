error({ code = 7 })
-- EXPECT
-- type: error
-- message: (error object is a table value)
-- at: main.lua:1
-- first: lua5.4: (error object is a table value)
-- last: 	[C]: in ?
-- exit: 1
