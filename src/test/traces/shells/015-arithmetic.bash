rows=0
echo "start"
((mean = 10 / rows)) || exit 4 # HERE
echo "$mean"
exit 0
# EXPECT
# type: division by zero
# message: ((: mean = 10 / rows: division by 0 (error token is "rows")
# first: main.sh: line 3: ((: mean = 10 / rows: division by 0 (error token is "rows")
# last: main.sh: line 3: ((: mean = 10 / rows: division by 0 (error token is "rows")
# exit: 4
