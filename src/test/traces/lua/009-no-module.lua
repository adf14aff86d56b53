print("start")
local job = require("job.nowhere") -- HERE
-- EXPECT
-- type: error
-- message~: module 'job.nowhere' not found:(\n\t.*)+?(?=\nstack traceback)
-- function: main chunk
-- first: lua5.4: main.lua:2: module 'job.nowhere' not found:
-- last: 	[C]: in ?
-- exit: 1
