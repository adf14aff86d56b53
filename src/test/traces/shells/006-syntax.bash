echo "start"
if [ "$1" = x ]; then
  echo "x"
# EXPECT
# type: syntax error
# message: unexpected end of file
# at~: main.sh
# first~: main.sh: line \d+: syntax error: unexpected end of file
# last~: main.sh: line \d+: syntax error: unexpected end of file
# exit: 2
