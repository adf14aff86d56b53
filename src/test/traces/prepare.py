#!/usr/bin/env python3
"""Makes the programs beside this file ready to be run somewhere else.

    prepare.py FOLDER [RUNTIME[/NAME-PREFIX] ...]

Every program gets a folder FOLDER/RUNTIME/NAME/project of its own, in which it is built, if that
hasn't been done before. FOLDER/programs.json says of each how it is run and what its author expects
of its death; of those that can't be run here it says why not.
"""

import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import make

HERE = make.HERE
BUILD_LIMIT = 300

# The interpreters of the programs that say their expectations in a line `expect:`.
USUAL = {"python": "python3.13", "node": "node", "jvm": "java", "shell": "bash"}

# Words of a command that name no program.
NO_PROGRAMS = {"exec", "export", "ulimit", "cd", "true", "mkdir", "printf", "echo", "rm", "cp"}


class Missing(Exception):
    """What a program needs isn't here."""


def environment(folder):
    """Where tools find what they keep: the home of whoever runs the programs is another."""
    home = Path.home()
    return {
        "PATH": os.environ["PATH"] + ":/srv/node_modules/.bin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TRACE_TOOLS": str(make.TOOLS),
        "GOFLAGS": "-mod=mod",
        "GOTOOLCHAIN": "local",
        "GOCACHE": str(folder / "cache" / "go"),
        "GOMODCACHE": str(folder / "cache" / "gomod"),
        "CARGO_HOME": os.environ.get("CARGO_HOME", str(home / ".cargo")),
        "RUSTUP_HOME": os.environ.get("RUSTUP_HOME", str(home / ".rustup")),
        "DOTNET_CLI_TELEMETRY_OPTOUT": "1",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def interpreter(word, known={}):
    """The program of that name itself, and not a switch between versions of it."""
    if word not in known:
        found = shutil.which(word, path=os.environ["PATH"] + ":/srv/node_modules/.bin")
        if re.match(r"python[0-9.]*$", word):
            found = python(word)
        known[word] = found
    return known[word]


def python(word):
    """A Python of that version; instead of the newest that is known here, the usual one."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for found in [shutil.which(word), *sorted(kept.glob(f"{word.removeprefix('python')}.*/bin/{word}"))]:
        if found and runs(found):
            return str(found)
    if word == "python3.13":
        asked = [sys.executable, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        return sys.executable if subprocess.run(asked, check=False).returncode == 0 else None
    return None


def runs(found):
    return subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0


def go_version(known=[]):
    """The version of the language: the programs' own, or what an older compiler knows."""
    if not known:
        said = subprocess.run(["go", "version"], capture_output=True, text=True, check=False).stdout if shutil.which("go") else ""
        minor = re.search(r"go1\.([0-9]+)", said)
        known.append(f"1.{min(22, int(minor[1]))}" if minor else "1.22")
    return known[0]


def needs(command):
    """The programs that a command starts, as far as it is plain."""
    words = []
    for piece in re.split(r"&&|\|\||[;|]", command):
        rest = [w for w in piece.split() if not re.match(r"[A-Z_]+=", w)]
        if rest and re.fullmatch(r"[\w.+/$][\w.+/$-]*", rest[0]) and rest[0] not in NO_PROGRAMS:
            words.append(rest[0])
    return words


def check(command, env):
    for word in needs(command):
        path = word.replace("$TRACE_TOOLS", env["TRACE_TOOLS"])
        if not path.startswith("./") and not interpreter(path):
            raise Missing(f"no {word}")
        if "-fsanitize" in command and word.startswith(("gcc", "g++", "clang")):
            usable(word, re.search(r"-fsanitize=\S+", command)[0])
    for needed in re.findall(r"\$TRACE_TOOLS/(\S+)|(/srv/lib)", command):
        path = Path(needed[1] or f"{env['TRACE_TOOLS']}/{needed[0]}")
        if not path.exists():
            raise Missing(f"no {path.name}")


def usable(compiler, flag, known={}):
    """Whether a compiler has what it needs for a sanitizer."""
    if (compiler, flag) not in known:
        tried = subprocess.run(
            [compiler, flag, "-x", "c", "-", "-o", "/dev/null"], input=b"int main() {}", capture_output=True, check=False
        )
        known[compiler, flag] = tried.returncode == 0
    if not known[compiler, flag]:
        raise Missing(f"no {flag} of {compiler}")


def built(root, command, env, stamp):
    """Builds once for the same sources and command."""
    if (root.parent / "built").exists() and (root.parent / "built").read_text() == stamp:
        return
    if command:
        done = subprocess.run(
            command, shell=True, executable="/bin/bash", cwd=root, env=env, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=BUILD_LIMIT, check=False,
        )  # fmt: skip
        if done.returncode:
            said = done.stdout.decode(errors="replace").strip()
            raise Missing("isn't built: " + said[-300:])
    (root.parent / "built").write_text(stamp)


def emptied(root, stamp):
    if not (root.parent / "built").exists() or (root.parent / "built").read_text() != stamp:
        shutil.rmtree(root.parent, ignore_errors=True)
        root.mkdir(parents=True)


def stamp_of(*texts):
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def told_at_end(folder, runtime, source):
    """A program that says its expectations after EXPECT."""
    root = folder / runtime / source.name.split(".")[0] / "project"
    kind = make.KINDS.get(source.suffix)
    files = [f for f in sorted(source.rglob("*")) if f.is_file()] if source.is_dir() else [source]
    if source.is_dir():
        kind = next(k for s, k in make.KINDS.items() if list(source.rglob("main" + s)))
    stamp = stamp_of(str(root), repr(kind), *[f.read_text() for f in files])
    emptied(root, stamp)
    told = root.parent / "told"
    for file in files:
        name = file.relative_to(source) if source.is_dir() else Path(kind[0])
        for target, text in ((told / name, file.read_text()), (root / name, make.without_remarks(file.read_text()))):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
    keys = make.expectations(told)
    places = {m: make.marked(told, m) for m in make.MARKS if make.marked(told, m)}
    if kind[0] == "main.go" and not (root / "go.mod").exists():
        (root / "go.mod").write_text(f"module job\n\ngo {go_version()}\n")
    def the(name, usual=None):
        return next((value for key, value in keys if key == name), usual)
    def here(text):
        return text.replace("/srv/job", str(root))
    env = environment(folder)
    env.update(value.split("=", 1) for key, value in keys if key == "env")
    build, command = here(the("build", kind[1])), here(the("run", kind[2]))
    if "ruby-wasm" in command:
        raise Missing("no Ruby 3.4 that sees this folder")
    check(build, env)
    check(command, env)
    built(root, build, env, stamp)
    at = the("at")
    if the("at~") is None and (at is None or re.fullmatch("[A-Z]+", at)):
        at = the("at-path", kind[3]) + places.get(at or "HERE", "?")
    expected = {key: here(value) for key, value in keys if key.rstrip("~") in ("type", "message", "function", "last-words")}
    if at and expected.get("type") != "none":
        expected["at"] = here(at)
    if the("at~"):
        expected["at~"] = here(the("at~"))
    return {"command": itself(command), "env": env, "expected": expected, "exit": the("exit")}


def itself(command):
    """No shell between whoever runs a plain command and the command."""
    return "exec " + command if re.match(r"[a-z./$]+[^\s=]*( [^;&|]*)?$", command, re.I) else command


def told_in_a_line(folder, runtime, source):
    """A program with a line `expect:`; what else is known is in its sample, read by a person."""
    name = source.stem
    root = folder / runtime / name / "project"
    text = source.read_text().replace("/srv/app", str(root))
    short = re.sub(r"^[0-9]+-", "", source.name).replace("-", "_")
    stamp = stamp_of(str(root), text)
    emptied(root, stamp)
    (root / short).write_text(text)
    head = "\n".join(text.splitlines()[:3])
    run = re.search(r"^(?:#|//) run: (.*)$", head, re.M)
    command = run[1] if run else f"{USUAL[runtime]} {short}"
    env = environment(folder)
    env["FILE"] = short
    check(command.replace("$FILE", short), env)
    for word in set(re.findall(r"python[0-9.]+", command)):
        command = re.sub(rf"(?<![\w/]){re.escape(word)}(?![\w.])", interpreter(word) or word, command)
    found = re.search(r" expect: (.*?) \| (.*)$", text, re.M)
    sample = make.KEPT / runtime / f"{name}.expected"
    first = sample.read_text() if sample.exists() else ""
    message = re.search(r"^thrown (.*)$", first, re.M)
    expected = {}
    if found and message:
        expected["type"] = found[1]
        said = message[1].removeprefix(found[1]).removeprefix(": ")
        first = re.split(r"(?<!\\)(?:\\\\)*\\n", said)[0].replace("\\\\", "\\").replace("/srv/app", str(root))
        expected["message"] = first
        # A time, an address or a pid is another one in each run.
        rough = re.sub(r"[0-9]+\\\.[0-9]{4,}|0x[0-9a-f]{6,}|(?<=id=)[0-9]+", lambda _: "[0-9.a-fx]+", re.escape(first))
        if rough != re.escape(first):
            del expected["message"]
            expected["message~"] = rough
        expected["at"] = "none" if found[2] == "-" else found[2]
    built(root, "", env, stamp)
    return {"command": itself(command), "env": env, "expected": expected, "exit": None}


def prepared(folder, runtime, source):
    name = f"{runtime}/{source.name.split('.')[0]}"
    try:
        reader = told_in_a_line if runtime in USUAL else told_at_end
        return {"name": name, **reader(folder, runtime, source)}
    except Missing as e:
        return {"name": name, "missing": str(e)}
    except (make.Bad, OSError, StopIteration, subprocess.TimeoutExpired) as e:
        return {"name": name, "missing": f"broken: {e}"}


def main():
    folder = Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:] or [""]
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [
        (folder, runtime.name, source)
        for runtime in sorted(HERE.iterdir())
        if runtime.is_dir() and (runtime.name in USUAL or runtime.name in make.LANGUAGES or list(runtime.glob("*.*")))
        for source in sorted(runtime.iterdir())
        if runtime.name != "__pycache__" and any(f"{runtime.name}/{source.name}".startswith(w) for w in wanted)
        and runtime.name != "healthy"
    ]  # fmt: skip
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        programs = list(pool.map(lambda job: prepared(*job), jobs))
    (folder / "programs.json").write_text(json.dumps(programs, indent=1))
    print(f"{sum('missing' not in p for p in programs)} of {len(programs)} programs can be run")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
