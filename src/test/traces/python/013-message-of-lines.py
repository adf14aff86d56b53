# expect: ValueError | /srv/app/message_of_lines.py:6


def check(shapes):
    text = "\n".join(f"layer {i}: {a} against {b}" for i, (a, b) in enumerate(shapes))
    raise ValueError("sizes differ\n" + text)


check([(3, 4), (5, 6)])
