echo start
pyhton train.py
