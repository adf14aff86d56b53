# run: dash $FILE
echo start
pyhton train.py
