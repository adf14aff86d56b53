# expect: ZeroDivisionError | /srv/app/carets.py:9
import json


def mean(values):
    total = sum(values)
    # Two places of one line: the interpreter points at them.
    parts = {"n": 0}
    return total / parts["n"] + total / len(values)


def main():
    print(json.dumps({"step": 1}))
    print(mean([1, 2, 3]))


main()
