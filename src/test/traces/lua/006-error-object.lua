error({ code = 7 })
-- EXPECT
-- type: error
-- message: (error object is a table value)
-- at: none
-- first: lua5.4: (error object is a table value)
-- last: lua5.4: (error object is a table value)
-- exit: 1
