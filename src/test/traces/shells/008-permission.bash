echo "#!/bin/sh" > tool
./tool # HERE
# EXPECT
# type: permission denied
# message: ./tool: Permission denied
# first: main.sh: line 2: ./tool: Permission denied
# last: main.sh: line 2: ./tool: Permission denied
# exit: 126
