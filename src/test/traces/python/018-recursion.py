# expect: RecursionError | /srv/app/recursion.py:5


def down(n):
    return down(n + 1)


down(0)
