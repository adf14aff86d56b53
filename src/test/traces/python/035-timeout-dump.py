# run: python3.13 $FILE
import faulthandler, time

faulthandler.dump_traceback_later(0.1, exit=False)
time.sleep(0.3)
print("goes on")
