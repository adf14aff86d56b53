# run: printf 'def f():\n  x = (1,\n' >broken.py; python3.13 $FILE
# expect: SyntaxError | /srv/app/broken.py:2
import broken
