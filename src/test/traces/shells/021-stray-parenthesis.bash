echo "start"
run (now) { # HERE
  echo "now"
}
# EXPECT
# type: syntax error
# message: syntax error near unexpected token `now'
# first: main.sh: line 2: syntax error near unexpected token `now'
# last: main.sh: line 2: `run (now) {'
# exit: 2
