# run: python3.8 $FILE
# expect: IndentationError | /srv/app/indentation_3_8.py:5
def f():
    a = 1
      b = 2
