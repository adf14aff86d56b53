# expect: Exception | /srv/app/bare_exception.py:5


def step():
    raise Exception


step()
