# expect: SyntaxError | /srv/app/syntax_error.py:4


def main(:
    pass
