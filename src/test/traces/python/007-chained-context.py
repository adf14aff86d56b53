# expect: RuntimeError | /srv/app/chained_context.py:8


def load(path):
    try:
        return open(path)
    except OSError:
        raise RuntimeError("no checkpoint in " + path)


load("/srv/app/none/last.ckpt")
