# expect: RuntimeError | /srv/app/group_chained.py:8


def main():
    try:
        raise ExceptionGroup("two shards", [OSError(5, "Input/output error"), ValueError("crc\ndiffers")])
    except ExceptionGroup as e:
        raise RuntimeError("no data") from e


main()
