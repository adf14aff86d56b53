"""What is measured. Each takes turns between the peers, so that all meet the same machine."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import incidents
import logs
import peers
from report import Figure

ROOT = Path(__file__).resolve().parent.parent
USER_PATTERNS = (ROOT / "bench" / "user-patterns.txt").read_text().splitlines()
CATALOGUE = ROOT / "src/main/resources/io/jobsentry/catalogue/catalogue.tsv"
LAST = "the last line of all was printed"


def events(file):
    """What a job told: (what, when, pid)."""
    try:
        lines = Path(file).read_text().splitlines()
    except FileNotFoundError:
        return []
    return [(w, float(t), int(p)) for w, t, p in (line.split() for line in lines)]


def count(file, what):
    return sum(1 for event in events(file) if event[0] == what)


def supervised(bench, peer, job, detect=False):
    """A peer that has begun to keep up a job, and the file to which the job tells."""
    one = peer(bench)
    folder = bench.folder(peer.name)
    told = bench.runs / (folder.name + ".told")
    folder.parent.mkdir(parents=True, exist_ok=True)
    one.start(folder, [job[0], str(told), *job[1:]], detect)
    return one, told


def over(one):
    one.end()
    shutil.rmtree(one.folder, ignore_errors=True)


def crash(bench, who):
    """Crash to next start, where no wait is asked for."""
    times = Figure("crash → next exec of the job", "ms", 50, of="median")
    restarts = 4 if bench.quick else 10
    shipped = [peers.AutosentryAsShipped] if bench.autosentry and not bench.quick and len(who) > 1 else []
    for turn in range(bench.rounds):
        for peer in who + (shipped if turn == 0 else []):
            one, told = supervised(bench, peer, ["crash", "0.25"])
            wanted = 2 if peer in shipped else restarts + 1
            peers.wait_for(lambda: count(told, "began") >= wanted, 75 if peer in shipped else 20)
            over(one)
            ended = None
            for what, when, _ in sorted(events(told), key=lambda e: e[1]):
                if what == "began" and ended is not None:
                    times.add(peer.name, (when - ended) * 1000)
                ended = when if what == "ended" else None
    return [times]


def latency(bench, who):
    """Fatal line written to first signal at the job."""
    times = Figure("line written → signal at the job, p50", "ms", 5, of="median")
    for _ in range(bench.rounds):
        for peer in who:
            if not peer.detects:
                continue
            left = 4 if bench.quick else 12
            # A peer that does not notice a second time is started again.
            for _ in range(left):
                one, told = supervised(bench, peer, ["scream", "0.4"], detect=True)
                wanted = left
                seen = 0
                while peers.wait_for(lambda: count(told, "heard") > seen, 4):
                    seen = count(told, "heard")
                    if seen >= wanted:
                        break
                over(one)
                wrote = {p: t for w, t, p in events(told) if w == "wrote"}
                heard = [(t - wrote[p]) * 1000 for w, t, p in events(told) if w == "heard" and p in wrote]
                for value in heard[:left]:
                    times.add(peer.name, value)
                left -= len(heard)
                if left <= 0:
                    break
    return [times, times.seen_as("line written → signal at the job, p99", 50, "p99")]


def slowdown(bench, who):
    """What a job pays that writes as fast as it can."""
    cpu = Figure("child CPU, against a file alone", "s", 1.02, of="ratio to alone")
    wall = Figure("child wall, against a file alone", "s", None, of="ratio to alone")
    lines = str(bench.lines)
    for _ in range(bench.rounds if bench.quick else min(bench.rounds, 5)):
        alone(bench, lines, cpu, wall)
        for peer in who:
            one, told = supervised(bench, peer, ["flood", lines, "stay"])
            peers.wait_for(lambda: count(told, "done") > 0, 300)
            note("wall", told, wall, peer.name)
            note("cpu", told, cpu, peer.name)
            over(one)
    return [cpu, wall]


def alone(bench, lines, cpu, wall):
    folder = bench.folder("alone")
    folder.mkdir(parents=True)
    with open(folder / "out", "wb") as out:
        subprocess.run([peers.JOB, "flood", str(folder / "told"), lines], stdout=out, check=True)
    note("wall", folder / "told", wall, "alone")
    note("cpu", folder / "told", cpu, "alone")
    shutil.rmtree(folder)


def note(what, told, figure, name):
    for event in events(told):
        if event[0] == what:
            figure.add(name, event[1])
            return


def catalogue_patterns():
    """Those of the known failures; a line without an id is about a family."""
    rows = [line.split("\t") for line in CATALOGUE.read_text().splitlines()]
    return [row[10] for row in rows if row[0]]


def flood(bench, who):
    """Everything is looked for in a log that is poured out: until its last line is answered."""
    rate = Figure("a line of a flood, until all is noticed", "ns", 1000, of="median")
    child = Figure("child wall of the flood, against a file alone", "s", 1.02, of="ratio to alone")
    log = logs.make(bench.runs.parent.parent / f"log-{bench.lines}.log", bench.lines)
    for _ in range(min(bench.rounds, 3)):
        folder = bench.folder("alone")
        folder.mkdir(parents=True)
        with open(folder / "out", "wb") as out:
            subprocess.run([peers.JOB, "pour", str(folder / "told"), str(log), LAST], stdout=out, check=True)
        note("wall", folder / "told", child, "alone")
        shutil.rmtree(folder)
        for peer in who:
            if peer is peers.Sentry:
                poured_sentry(bench, log, rate, child)
            elif peer is peers.Pm2:
                poured_pm2(bench, log, rate, child)
        if len(who) > 1:
            by_grep(bench, log, rate)
            by_sec(bench, log, rate)
    return [rate, child]


class Watching(peers.Sentry):
    """With the patterns of a user."""

    patterns = USER_PATTERNS


def poured_sentry(bench, log, rate, child):
    """Its run is over once everything that the job printed has been looked through."""
    one, told = supervised(bench, Watching, ["pour", str(log), LAST])
    if not peers.wait_for(lambda: one.process.poll() is not None, 300):
        raise SystemExit("bench/run: error: sentry did not come to the end of the flood")
    ended = time.monotonic()
    began = [when for what, when, _ in events(told) if what == "began"]
    written = log.stat().st_size + len(LAST) + 1
    read = int((one.folder / ".sentry" / "run" / "1" / "offset").read_text())
    if read != written:
        raise SystemExit(f"bench/run: error: {read} of {written} bytes were looked through")
    rate.add("sentry", (ended - began[1]) / bench.lines * 1e9)
    note("wall", told, child, "sentry")
    over(one)


def poured_pm2(bench, log, rate, child):
    """It looks for nothing: until its log has the last line."""
    one, told = supervised(bench, peers.Pm2, ["pour", str(log), LAST])
    out = one.folder / "home" / "logs" / "job-out.log"
    written = log.stat().st_size + len(LAST) + 1
    there = peers.wait_for(lambda: out.exists() and out.stat().st_size >= written, 180)
    ended = time.monotonic()
    if there and count(told, "began") > 1:
        began = [when for what, when, _ in events(told) if what == "began"]
        rate.add("pm2 (only logs)", (ended - began[1]) / bench.lines * 1e9)
        note("wall", told, child, "pm2 (only logs)")
    over(one)


def by_grep(bench, log, rate):
    """One pass over the file with the same expressions, on one core."""
    words = ["grep", "-cE"]
    for expression in USER_PATTERNS + catalogue_patterns():
        words += ["-e", as_grep(expression)]
    begin = time.monotonic()
    done = subprocess.run(words + [str(log)], env={**os.environ, "LC_ALL": "C"}, capture_output=True, check=False)
    if done.returncode < 2:
        rate.add("grep -cE", (time.monotonic() - begin) / bench.lines * 1e9)


def as_grep(expression):
    """What grep writes otherwise, and without the flag that it does not have."""
    return expression.replace("(?i)", "").replace("(?:", "(").replace("\\d", "[0-9]").replace("*?", "*")


def by_sec(bench, log, rate):
    """The same expressions as rules of SEC, on the head of the same file."""
    sec = peers.found("sec")
    if not sec:
        return
    folder = bench.folder("sec")
    folder.mkdir(parents=True)
    rules = "".join(
        f"type=Single\nptype=RegExp\npattern={expression}\ndesc=rule {i}\naction=none\n\n"
        for i, expression in enumerate(USER_PATTERNS + catalogue_patterns()))
    (folder / "rules").write_text(rules)
    some = min(bench.lines, 50_000)
    with open(log, "rb") as full, open(folder / "log", "wb") as head:
        head.write(full.read(some * logs.LENGTH))
    begin = time.monotonic()
    subprocess.run([sec, f"--conf={folder}/rules", f"--input={folder}/log", "--notail", f"--log={folder}/said"],
                   check=False, **peers.QUIET)
    rate.add("SEC", (time.monotonic() - begin) / some * 1e9)
    shutil.rmtree(folder)


def under_load(bench, who):
    """Fatal line to first signal while 50,000 lines are printed in a second."""
    times = Figure("line → signal under 50 k lines/s, p50", "ms", None, of="median")
    for _ in range(bench.rounds):
        for peer in who:
            if not peer.detects or peer is not peers.Sentry:
                continue
            one, told = supervised(bench, peer, ["busy", "50000"], detect=True)
            wanted = 3 if bench.quick else 12
            peers.wait_for(lambda told=told, wanted=wanted: count(told, "wrote") >= wanted, 12 * wanted)
            over(one)
            wrote = {p: t for w, t, p in events(told) if w == "wrote"}
            for what, when, pid in events(told):
                if what == "heard" and pid in wrote:
                    times.add(peer.name, (when - wrote[pid]) * 1000)
    return [times, times.seen_as("line → signal under 50 k lines/s, p99", 50, "p99")]


def idle(bench, who):
    """Memory and processor time of a supervisor whose job prints nothing, or a little."""
    figures = []
    for mode, words in (("silent", "silent job"), ("chatty", "10 lines/s")):
        processor = Figure(f"idle CPU, {words}", "%", 0.1, of="median")
        resident = Figure(f"resident memory, {words}", "MiB", 56, of="median")
        anonymous = Figure(f"of it anonymous, {words}", "MiB", 30, of="median")
        for _ in range(1 if bench.quick else 2):
            running = []
            for peer in who:
                one, told = supervised(bench, peer, [mode])
                peers.wait_for(lambda told=told: count(told, "began") > 0, 30)
                running.append(one)
            # Everything that starts has to come to rest first.
            time.sleep(5)
            before = [spent(one.pid()) for one in running]
            begin = time.monotonic()
            time.sleep(bench.idle_seconds)
            passed = time.monotonic() - begin
            for one, start in zip(running, before):
                processor.add(one.name, (spent(one.pid()) - start) / passed * 100)
                status = Path(f"/proc/{one.pid()}/status").read_text()
                resident.add(one.name, kilobytes(status, "VmRSS") / 1024)
                anonymous.add(one.name, kilobytes(status, "RssAnon") / 1024)
            for one in running:
                over(one)
        figures += [processor, resident, anonymous]
    return figures


def spent(pid):
    """Seconds of processor time of all threads, finer than in hundredths."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            total += int(Path(f"/proc/{pid}/task/{task}/schedstat").read_text().split()[0])
        except FileNotFoundError:
            pass
    return total / 1e9


def kilobytes(status, name):
    """In units of 1000 bytes."""
    return int(re.search(rf"^{name}:\s+(\d+) kB", status, re.M).group(1)) * 1.024


def status(bench, who):
    """How long a person waits for an answer."""
    times = Figure("`status`, wall", "ms", 150, of="median")
    running = [supervised(bench, peer, ["silent"]) for peer in who]
    for _, told in running:
        peers.wait_for(lambda told=told: count(told, "began") > 0, 30)
    time.sleep(2)
    for _ in range(5 if bench.quick else 25):
        for one, _ in running:
            taken = one.status()
            if taken is not None:
                times.add(one.name, taken * 1000)
    for one, _ in running:
        over(one)
    return [times]


def start(bench, who):
    """From the command to the job's first act."""
    times = Figure("`run` → exec of the job", "ms", 300, of="median")
    for _ in range(3 * bench.rounds):
        for peer in who:
            one, told = supervised(bench, peer, ["silent"])
            if peers.wait_for(lambda: count(told, "began") > 0, 30):
                times.add(peer.name, (events(told)[0][1] - one.began) * 1000)
            over(one)
    return [times]


def stop(bench, who):
    """From the command to its return, with a job that goes when it is told to."""
    times = Figure("`stop` of a well-behaved job", "ms", None, of="median")
    for _ in range(2 * bench.rounds):
        for peer in who:
            one, told = supervised(bench, peer, ["silent"])
            peers.wait_for(lambda: count(told, "began") > 0, 30)
            time.sleep(1)
            taken = one.stop_job()
            if taken is not None:
                times.add(peer.name, taken * 1000)
            over(one)
    return [times]


def syncs(bench, _):
    """How often the disk is waited for."""
    calls = Figure("fsync per restart", "", None, of="median")
    strace = peers.found("strace")
    if not strace:
        return []
    one, told = supervised(bench, peers.Sentry, ["crash", "0.25"])
    peers.wait_for(lambda: count(told, "began") >= 2, 30)
    log = bench.runs / "strace"
    tracer = subprocess.Popen(
        [strace, "-f", "-e", "trace=fsync,fdatasync", "-o", str(log), "-p", str(one.pid())], **peers.QUIET)
    time.sleep(1)
    before, from_line = count(told, "began"), len(log.read_text().splitlines())
    peers.wait_for(lambda: count(told, "began") >= before + 8, 30)
    after = count(told, "began")
    lines = [line for line in log.read_text().splitlines()[from_line:] if "sync(" in line]
    tracer.terminate()
    tracer.wait()
    over(one)
    if after > before:
        calls.add("sentry", len(lines) / (after - before))
    return [calls]


def reading(bench, who):
    """What can be asked of a hundred thousand incidents, beside what a shell makes of the same files."""
    count = 10_000 if bench.quick else 100_000
    project = incidents.make(bench.runs.parent.parent / f"incidents-{count}", count, bench.sentry)
    folder = project / ".sentry" / "incidents"
    index = folder / "index.jsonl"
    last = max(name for name in os.listdir(folder) if name[0] == "2")
    asked = (
        (["incidents", "list"], "ls", f"ls {folder} | tail -n 20"),
        (["incidents", "show", "last"], "cat", f"cat {folder / last / 'report.md'}"),
        (["incidents", "search", "rate_17"], "grep", f"grep -F rate_17 {index} | tail -n 20"),
        (["groups", "list"], "jq", f"jq -r .fingerprint {index} | sort | uniq -c | sort -n"),
        (["analyze"], "awk", f"awk -F'\t' '{{n[$6]++}} END {{for (s in n) print s, n[s]}}' {project}/.sentry/attempts.tsv"),
    )
    figures = []
    for words, peer, line in asked:
        times = Figure(f"`{' '.join(words)}` of {count:,} incidents", "ms", 300, of="median")
        # The first makes the database, where there is none.
        answered([bench.sentry, *words], project)
        for _ in range(2 * bench.rounds):
            times.add("sentry", answered([bench.sentry, *words], project))
            if len(who) > 1 and peers.found(peer):
                times.add(peer, answered(["sh", "-c", line], project))
        figures.append(times)
    return figures


def answered(words, folder):
    """Milliseconds until all of the answer is there."""
    begin = time.monotonic()
    done = subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    taken = (time.monotonic() - begin) * 1000
    if done.returncode != 0 or not done.stdout:
        raise SystemExit(f"bench/run: error: {words} ended with {done.returncode}: {done.stderr[-500:]!r}")
    return taken


def writing(bench, _):
    """How long sentry stays after its job has ended, with an incident to write down and without."""
    figures = []
    for name, script in (("no incident", "exit 0"), ("an incident", "exit 1"), ("an incident with source", "exec python3 train.py")):
        times = Figure(f"end of the job → end of `run`, {name}", "ms", None, of="median")
        for _ in range(3 * bench.rounds):
            folder = bench.folder("writing")
            folder.mkdir(parents=True)
            (folder / "train.py").write_text(incidents.PROGRAM)
            words = [bench.sentry, "run", "--quiet", "--one-shot", "--", "sh", "-c", "date +%s%N >at; " + script]
            subprocess.run(words, cwd=folder, check=False, **peers.QUIET)
            times.add("sentry", (time.time_ns() - int((folder / "at").read_text())) / 1e6)
            shutil.rmtree(folder)
        figures.append(times)
    return figures


ALL = {
    "crash": crash,
    "latency": latency,
    "slowdown": slowdown,
    "flood": flood,
    "load": under_load,
    "idle": idle,
    "status": status,
    "start": start,
    "stop": stop,
    "syncs": syncs,
    "reading": reading,
    "writing": writing,
}
