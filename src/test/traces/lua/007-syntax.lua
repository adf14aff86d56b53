local function train(step)
  print(step
end -- HERE

train(1)
-- EXPECT
-- type: syntax error
-- message: ')' expected (to close '(' at line 2) near 'end'
-- first: lua5.4: main.lua:3: ')' expected (to close '(' at line 2) near 'end'
-- last: lua5.4: main.lua:3: ')' expected (to close '(' at line 2) near 'end'
-- exit: 1
