local Failure = setmetatable({}, { __tostring = function() return "Failure: quota is spent" end })
Failure.__index = Failure
Failure.__tostring = function(self) return "Failure: " .. self.text end

local function refuse()
  error(setmetatable({ text = "quota is spent" }, Failure))
end

refuse()
-- EXPECT
-- type: error
-- message: Failure: quota is spent
-- at: none
-- first: lua5.4: Failure: quota is spent
-- last: lua5.4: Failure: quota is spent
-- exit: 1
