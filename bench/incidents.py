"""A project in which a great many incidents happened: what one real failure left, many times over."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

PROGRAM = """\
def load(settings):
    return settings["lr"]


load({})
"""

# So many different failures come again and again.
KINDS = 400

LINKS = 30_000

# The ledger has two rows of each of these; it is read whole, and so has a largest size.
TRIED = 0.55


def make(folder, count, sentry):
    """Makes it once for each number, and of each sentry anew."""
    done = folder / "done"
    stamp = f"{count} {os.path.realpath(sentry)}\n"
    if done.exists() and done.read_text() == stamp:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "train.py").write_text(PROGRAM)
    words = [sentry, "run", "--quiet", "--one-shot", "--", "python3", "train.py"]
    subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    home = folder / ".sentry" / "incidents"
    (first,) = [entry for entry in home.iterdir() if entry.is_dir()]
    dossier = (first / "incident.json").read_text()
    row = json.loads((home / "index.jsonl").read_text())
    begin = time.time() - count * 60
    with open(home / "index.jsonl", "w", encoding="utf-8") as index:
        for number in range(count):
            if number % LINKS == 0:
                # A file can have only so many names.
                shared = shutil.copytree(first, folder / f"shared-{number}")
            made = incident(row, number, begin)
            one(home / made["id"], shared, dossier.replace(row["id"], made["id"]))
            index.write(json.dumps(made, separators=(",", ":")) + "\n")
    shutil.rmtree(first)
    # As after a run: the last thing that happened to the folder is a line in its index.
    os.utime(home / "index.jsonl")
    ledger(folder / ".sentry", count, begin)
    for file in (folder / ".sentry").glob("sentry.db*"):
        file.unlink()
    done.write_text(stamp)
    return folder


def told(at):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))


def incident(row, number, begin):
    kind = number * 7919 % KINDS
    at = told(begin + number * 60)
    return {
        **row,
        "id": f"{at.replace(':', '-')}-traceback-{number + 1}",
        "opened": at,
        "incarnation": number + 1,
        "cause": f"KeyError: 'rate_{kind}' (train.py:{2 + kind} in load_{kind})",
        "place": f"train.py:{2 + kind} in load_{kind}",
        "fingerprint": "v1:" + hashlib.sha256(str(kind).encode()).hexdigest()[:16],
    }


def one(folder, first, dossier):
    """The files that differ are written, the others shared."""
    folder.mkdir()
    (folder / "incident.json").write_text(dossier)
    for name in ("report.md", "story.jsonl", "trace.txt", "log_excerpt.txt", "state.json", "signals.jsonl"):
        os.link(first / name, folder / name)


def ledger(home, count, begin):
    """A chain of rows, as docs/ledger.md tells."""
    old = (home / "attempts.tsv").read_bytes().splitlines(keepends=True) if (home / "attempts.tsv").exists() else []
    header = old[0] if old else HEADER.encode()
    prev = hashlib.sha256(header).hexdigest()
    rows = 0
    with open(home / "attempts.tsv", "wb") as file:
        file.write(header)
        for number in range(int(count * TRIED)):
            at = begin + number * 60
            for status, later in (("pending", 1), ("kept" if number % 5 else "regressed", 31)):
                cells = [
                    told(at + later), f"{told(at).replace(':', '-')}-traceback-{number + 1}", "traceback", "policy", "",
                    status, f"{later}.000", "restart 1 of 10", "1", str(number + 1), "policy", "", "journal:1",
                    str(rows + 1), prev]
                line = "\t".join(cells)
                prev = hashlib.sha256(line.encode()).hexdigest()
                file.write(f"{line}\t{prev}\n".encode())
                rows += 1
    (home / "attempts.head").write_text(f"{rows} {prev}\n")


HEADER = "\t".join(
    (
        "timestamp incident_id detector source branch status duration_seconds description run incarnation by commit"
        " evidence fact prev hash"
    ).split()
) + "\n"
