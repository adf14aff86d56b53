function label(a, b)
  return a .. "/" .. b -- HERE
end

print(label(1))
-- EXPECT
-- type: error
-- message: attempt to concatenate a nil value (local 'b')
-- function: label
-- first: lua5.4: main.lua:2: attempt to concatenate a nil value (local 'b')
-- last: 	[C]: in ?
-- exit: 1
