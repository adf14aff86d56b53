#!/usr/bin/env python3
"""Runs the programs beside this file, each of which dies in its own way, and keeps what they printed.

    make.py [RUNTIME[/NAME-PREFIX] ...]

Every program is copied into a neutral folder, built, and run there. What it printed goes to
src/test/resources/traces/RUNTIME/NAME.txt, and what a reader of that text has to find goes beside it
as NAME.known. What has to be found is said by the program's author at the end of the program,
after a line `EXPECT`; a key that ends in `~` holds a regular expression, which is replaced by what
it found in the output. A program that doesn't end as its author says is an error.

With the right to do so the programs run in a name space of their own: nothing of this machine's
name or folders can get into a sample.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE.parent / "resources" / "traces"
JOB = Path("/srv/job")
TOOLS = Path(os.environ.get("TRACE_TOOLS", "/srv/tools"))
LIMIT = 120

# Whose traces a folder holds, where it isn't called so.
LANGUAGES = {"c": "native", "cpp": "native", "fortran": "native", "shells": "shell"}

# The comments that mark a line which a program's expectations speak of.
MARKS = ("HERE", "INNER", "CALL", "SECOND")

# How a program of each kind is copied, built and run.
KINDS = {
    ".go": ("main.go", "go build -o /srv/job/job .", "./job", "/srv/job/"),
    ".rs": ("src/main.rs", "rustc --edition 2021 -g -o /srv/job/job src/main.rs", "./job", ""),
    ".c": ("main.c", "gcc -g -O0 -w -o job main.c -lpthread", "./job", ""),
    ".cpp": ("main.cpp", "g++ -std=c++17 -g -O0 -w -o job main.cpp", "./job", ""),
    ".f90": ("main.f90", "gfortran -g -O0 -w -fcheck=all -o job main.f90", "./job", ""),
    ".rb": ("main.rb", "", "ruby main.rb", ""),
    ".rb34": ("main.rb", "", f"node --no-warnings {HERE}/ruby-wasm.mjs /srv/job/main.rb", ""),
    ".pl": ("main.pl", "", "perl main.pl", ""),
    ".php": ("main.php", "", "php main.php", "/srv/job/"),
    ".lua": ("main.lua", "", "lua5.4 main.lua", ""),
    ".R": ("main.R", "", "Rscript main.R", ""),
    ".sh": ("main.sh", "", "sh main.sh", ""),
    ".bash": ("main.sh", "", "bash main.sh", ""),
    ".zsh": ("main.zsh", "", "zsh main.zsh", ""),
    ".exs": ("main.exs", "", "elixir main.exs", ""),
    ".erl": ("main.erl", "erlc +debug_info main.erl", "erl -noshell -s main main", ""),
    ".escript": ("main", "", "escript main", ""),
    ".cs": ("main.cs", "mcs -debug -out:job.exe main.cs", "mono --debug -O=-inline job.exe", "/srv/job/"),
    ".net": (
        "main.cs",
        "mcs -out:job.dll main.cs && cp $TRACE_TOOLS/dotnet/runtimeconfig.json job.runtimeconfig.json",
        "$TRACE_TOOLS/dotnet/bin/dotnet job.dll",
        "/srv/job/",
    ),
}


class Bad(Exception):
    pass


def apart():
    """Starts this program again where no other process sees /srv, as a machine called `box`."""
    if os.environ.get("TRACES_APART") or os.geteuid() != 0:
        return
    os.environ["TRACES_APART"] = "1"
    keep = "mkdir -p /srv/tools /srv/cache /run/trace-tools /run/trace-cache;"
    keep += " mount --bind /srv/tools /run/trace-tools; mount --bind /srv/cache /run/trace-cache;"
    keep += " mount -t tmpfs none /srv; mkdir /srv/tools /srv/cache; hostname box;"
    keep += " mount --bind /run/trace-tools /srv/tools; mount --bind /run/trace-cache /srv/cache;"
    words = ["unshare", "--mount", "--uts", "sh", "-c", keep + ' exec "$@"', "sh"]
    os.execvp("unshare", words + [sys.executable, str(Path(__file__).resolve())] + sys.argv[1:])


def marked(folder, name):
    """The file and line that a comment of that name marks, if there is one."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            for number, line in enumerate(file.read_text().splitlines(), 1):
                if re.search(r"(#|//|/\*|--|%) " + name + r"( \*/)?$", line):
                    return f"{file.relative_to(folder)}:{number}"
    return None


def expectations(folder):
    """The keys after EXPECT in one of the program's files."""
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or "EXPECT" not in file.read_text():
            continue
        lines = file.read_text().splitlines()
        start = next(n for n, line in enumerate(lines) if "EXPECT" in line)
        leader = lines[start].split("EXPECT")[0]
        leader = "" if leader.strip() in ("/*", "{-", "--[[", "(*") else leader
        keys = []
        for line in lines[start + 1 :]:
            if line.startswith(leader.rstrip()):
                line = line[len(leader) :]
            match = re.match(r"([a-z-]+~?): ?(.*)$", line)
            if match:
                keys.append((match[1], match[2]))
        return keys
    raise Bad("says nothing to expect")


def without_remarks(text):
    """The program as it runs: what is said to this script would only show in samples."""
    body, remark, rest = re.compile(r"^[^\n]*EXPECT\n", re.M), "", ""
    parts = body.split(text, maxsplit=1)
    if len(parts) == 2:
        text, remark = parts
        rest = remark[remark.index("__DATA__\n") :] if "__DATA__\n" in remark else ""
    text = re.sub(r" *(#|//|--|%) (HERE|INNER|CALL|SECOND)\n", "\n", text)
    return re.sub(r" */\* (HERE|INNER|CALL|SECOND) \*/\n", "\n", text) + rest


def settled(keys, name, output):
    """The value of a key that may be a regular expression, as it stands in the output."""
    for key, value in keys:
        if key == name + "~":
            found = re.search(value, output, re.M)
            if not found:
                raise Bad(f"`{name}` isn't in the output: {value}")
            return found[0].rstrip().replace("\n", "\\n")
    return next((value for key, value in keys if key == name), None)


def line_of(keys, name, lines, last):
    exact = [value for key, value in keys if key == name]
    rough = [value for key, value in keys if key == name + "~"]
    hits = [
        n
        for n, line in enumerate(lines, 1)
        if (rough and re.fullmatch(rough[0], line)) or (not rough and line in exact)
    ]
    if not hits:
        raise Bad(f"no line is the {name} one: {(rough + exact)[0]}")
    return hits[-1] if last else hits[0]


def ended(code):
    return signal.Signals(-code).name if code < 0 else str(code)


def run(command, environment, out):
    return subprocess.run(
        command,
        shell=True,
        executable="/bin/bash",
        cwd=JOB,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT,
        timeout=LIMIT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        check=False,
    )


def environment(keys):
    env = {
        "PATH": os.environ["PATH"],
        "HOME": "/srv",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TRACE_TOOLS": str(TOOLS),
        "GOFLAGS": "-mod=mod",
        "GOCACHE": os.environ.get("GOCACHE", "/srv/cache/go"),
        "GOMODCACHE": "/srv/go/pkg/mod",
        "CARGO_HOME": "/srv/cargo",
        "RUSTUP_HOME": os.environ.get("RUSTUP_HOME", str(Path.home() / ".rustup")),
        "DOTNET_CLI_TELEMETRY_OPTOUT": "1",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
    }
    for key, value in keys:
        if key == "env":
            env.update([value.split("=", 1)])
    return env


def make(runtime, source):
    name = source.name.split(".")[0]
    kind = KINDS.get(source.suffix)
    shutil.rmtree(JOB, ignore_errors=True)
    JOB.mkdir(parents=True)
    if source.is_dir():
        shutil.copytree(source, JOB, dirs_exist_ok=True)
        kind = next(k for s, k in KINDS.items() if (list(source.rglob("main" + s))))
    else:
        (JOB / kind[0]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, JOB / kind[0])
    if kind[0] == "main.go" and not (JOB / "go.mod").exists():
        (JOB / "go.mod").write_text("module job\n\ngo 1.22\n")
    keys = expectations(JOB)
    places = {m: marked(JOB, m) for m in MARKS if marked(JOB, m)}
    for file in JOB.rglob("*"):
        if file.is_file():
            file.write_text(without_remarks(file.read_text()))
    env = environment(keys)
    build = next((value for key, value in keys if key == "build"), kind[1])
    command = next((value for key, value in keys if key == "run"), kind[2])
    seen_as = next((value for key, value in keys if key == "at-path"), kind[3])
    if build:
        built = run(build, env, subprocess.PIPE)
        if built.returncode:
            raise Bad("isn't built:\n" + built.stdout.decode(errors="replace"))
    capture = Path("/srv/out.txt")
    with capture.open("wb") as out:
        code = run(("exec " if re.match(r"[a-z./$]+\S* ?[^;&|]*$", command, re.I) else "") + command, env, out).returncode
    raw = capture.read_bytes()
    if source.suffix == ".rb34":
        raw = b"".join(l for l in raw.splitlines(True) if not re.match(rb"\tfrom (eval|-e):", l))
        code = 1
    text = raw.decode("utf-8", errors="replace")
    lines = [line.removesuffix("\r") for line in text.split("\n")]

    want = next(value for key, value in keys if key == "exit")
    if ended(code) != want:
        raise Bad(f"ended with {ended(code)} and not {want}:\n{text[-2000:]}")
    kept = [("runtime", dict(keys).get("runtime", LANGUAGES.get(runtime, runtime))), ("type", settled(keys, "type", text))]
    if kept[1][1] == "none":
        words = settled(keys, "last-words", text)
        if words not in lines:
            raise Bad(f"never said `{words}`:\n{text[-2000:]}")
        kept.append(("last-words", words))
    else:
        message = settled(keys, "message", text)
        if message:
            kept.append(("message", message))
        kept += [("cause", value) for key, value in keys if key == "cause"]
        at = settled(keys, "at", text)
        if at is None or re.fullmatch("[A-Z]+", at):
            at = at or "HERE"
            if re.fullmatch("[A-Z]+", at) and at not in places:
                raise Bad(f"no line is marked {at}")
            at = seen_as + places[at]
        if at != "none":
            kept.append(("at", at))
        function = settled(keys, "function", text)
        if function:
            kept.append(("function", function))
        first = line_of(keys, "first", lines, last=False)
        last = line_of(keys, "last", lines, last=("last-at", "first") not in keys)
        kept.append(("lines", f"{first}-{last}"))
    kept.append(("exit", want))
    kept += [(k, v) for k, v in keys if k in ("made-by", "traces")]
    (KEPT / runtime).mkdir(parents=True, exist_ok=True)
    (KEPT / runtime / f"{name}.txt").write_bytes(raw)
    (KEPT / runtime / f"{name}.known").write_text("".join(f"{k}: {v}\n" for k, v in kept))


def main():
    apart()
    wanted = sys.argv[1:] or [""]
    bad = made = 0
    for folder in sorted(HERE.iterdir()):
        if not folder.is_dir():
            continue
        for source in sorted(folder.iterdir()):
            if not any(f"{folder.name}/{source.name}".startswith(w) for w in wanted):
                continue
            try:
                make(folder.name, source)
                made += 1
            except (Bad, re.error, StopIteration, OSError, subprocess.TimeoutExpired) as e:
                bad += 1
                print(f"{folder.name}/{source.name}: {e}", file=sys.stderr)
    print(f"{made} made, {bad} failed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
