local function refuse()
  error("quota is spent") -- HERE
end

local ok, why = xpcall(refuse, debug.traceback)
print("10:00:00 INFO  step 4")
print("10:00:01 ERROR " .. why)
print("10:00:01 INFO  leaving")
os.exit(3, true)
-- EXPECT
-- type: error
-- message: quota is spent
-- first: 10:00:01 ERROR main.lua:2: quota is spent
-- last: 	[C]: in ?
-- exit: 3
