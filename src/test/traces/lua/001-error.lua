local function train(step)
  if step == 3 then
    error("loss is no number") -- HERE
  end
  print("step " .. step)
end

for step = 1, 9 do
  train(step)
end
-- EXPECT
-- type: error
-- message: loss is no number
-- function: train
-- first: lua5.4: main.lua:3: loss is no number
-- last: 	[C]: in ?
-- exit: 1
