"""Tells everything it knows, and dies of it: one file of `seeds` in each run, each time otherwise."""

import json
import logging
import os
import signal
import sys
import traceback

logging.basicConfig(format="%(asctime)s %(levelname)s [%(name)s] %(message)s")
log = logging.getLogger("leaky")


def chunk():
    number = 0
    if os.path.exists("count"):
        with open("count") as file:
            number = int(file.read())
    with open("count", "w") as file:
        file.write(str(number + 1))
    path = os.path.join("seeds", "%04d.json" % number)
    if not os.path.exists(path):
        sys.exit(0)
    with open(path) as file:
        return number, json.load(file)


def connect(text):
    raise ConnectionError(text)


def chained(texts):
    try:
        connect(texts[0])
    except ConnectionError as first:
        try:
            raise ValueError(texts[1]) from first
        except ValueError:
            raise RuntimeError(texts[2])


def logged(texts):
    for text in texts:
        try:
            connect(text)
        except ConnectionError:
            log.exception("cannot go on: %s", text)


def main():
    number, texts = chunk()
    how = number % 7
    for text in texts[:-4]:
        if how == 3:
            print(json.dumps({"level": "error", "msg": text}))
        elif how == 2:
            print("ALERT " + text)
        else:
            print(text)
    sys.stdout.flush()
    last = texts[-4:]
    if how == 0:
        connect(last[0])
    elif how == 1:
        chained(last)
    elif how == 2:
        print("ALERT " + last[0])
        sys.exit(3)
    elif how == 3:
        print(json.dumps({"error": {"message": last[0], "env": {"text": last[1]}}}))
        sys.exit("fatal: " + last[2])
    elif how == 4:
        logged(last)
        os.kill(os.getpid(), signal.SIGKILL)
    elif how == 5:
        print("OUT OF LUCK " + os.environ["SERVICE_7_TOKEN"], last[0], flush=True)
        signal.pause()
    else:
        sys.stderr.write("\n".join(last) + "\n")
        sys.exit(7)


main()
