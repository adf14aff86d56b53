# expect: KeyboardInterrupt | /srv/app/keyboard_interrupt.py:4
import os, signal, time

signal.raise_signal(signal.SIGINT); time.sleep(1)
