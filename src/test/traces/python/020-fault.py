# run: ulimit -c 0; python3.13 -X faulthandler $FILE
# expect: Fatal Python error | /srv/app/fault.py:7
import ctypes


def crash():
    ctypes.string_at(0)


crash()
