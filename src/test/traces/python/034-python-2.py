# run: python2.7 $FILE
# expect: IOError | /srv/app/python_2.py:3
open("/srv/app/nothing")
