# expect: RuntimeError | /srv/app/chained_cause.py:15


def parse(text):
    return int(text)


def load(text):
    try:
        try:
            return parse(text)
        except ValueError as e:
            raise KeyError("rank") from e
    except KeyError as e:
        raise RuntimeError("bad launcher") from e


load("three")
