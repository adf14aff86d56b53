# expect: AttributeError | /srv/app/thread.py:6
import threading


def work():
    None.shape


thread = threading.Thread(target=work)
thread.start()
thread.join()
print("done")
