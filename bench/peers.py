"""The supervisors that are compared: how each is told to keep one job up, asked, and ended."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

JOB = str(Path(__file__).resolve().parent / "job.pl")
QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def wait_for(condition, seconds):
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.005)
    return False


class Peer:
    """One supervisor with one job in one folder."""

    name = ""
    detects = False

    def __init__(self, bench):
        self.bench = bench
        self.folder = None
        self.process = None
        self.began = 0.0

    def start(self, folder, job, detect=False):
        """Starts supervising `job`, and returns before the job is up."""
        self.folder = folder
        folder.mkdir(parents=True)
        self.prepare([JOB, *job], detect)
        self.began = time.monotonic()
        self.launch()

    def spawn(self, words, log="said"):
        with open(self.folder / log, "ab") as out:
            self.process = subprocess.Popen(
                words, cwd=self.folder, env=self.env(), stdin=subprocess.DEVNULL, stdout=out, stderr=out)

    def env(self):
        return dict(os.environ, LC_ALL="C.UTF-8")

    def ask(self, words):
        """Runs a short command and returns how long it took; None when it failed."""
        begin = time.monotonic()
        done = subprocess.run(words, cwd=self.folder, env=self.env(), check=False, **QUIET)
        return time.monotonic() - begin if done.returncode == 0 else None

    def pid(self):
        """The process that stays in memory."""
        return self.process.pid

    def end(self):
        self.finish()
        if self.process and self.process.poll() is None:
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def finish(self):
        self.process.send_signal(signal.SIGTERM)


class Sentry(Peer):
    name = "sentry"
    detects = True
    # What a user looks for beside the catalogue and traces.
    patterns = ()

    def prepare(self, job, detect):
        text = {
            "process": {
                "command": job,
                "restart_policy": {
                    "max_restarts": 0,
                    "max_identical_failures": 0,
                    "backoff": "fixed",
                    "cooldown_seconds": 0,
                },
            }
        }
        if detect:
            text["detectors"] = [
                {"kind": "pattern", "name": "oom", "regex": "CUDA out of memory", "cooldown_seconds": 0}]
            text["rules"] = [
                {"name": "again", "match": {"detector": "oom"}, "action": {"kind": "restart"}}]
        if self.patterns:
            text["detectors"] = [
                {"kind": "pattern", "name": f"user-{i}", "regex": regex} for i, regex in enumerate(self.patterns)]
            text["rules"] = [
                {"name": f"note-{i}", "match": {"detector": f"user-{i}"}, "action": {"kind": "observe"}}
                for i in range(len(self.patterns))]
        home = self.folder / ".sentry"
        home.mkdir()
        # JSON is YAML.
        (home / "sentry.yaml").write_text(json.dumps(text, indent=2) + "\n")

    def launch(self):
        self.spawn([self.bench.sentry, "run", "--quiet"])

    def status(self):
        return self.ask([self.bench.sentry, "status"])

    def stop_job(self):
        return self.ask([self.bench.sentry, "stop"])

    def finish(self):
        if self.process.poll() is None:
            self.stop_job()


class Supervisord(Peer):
    name = "supervisord"

    def prepare(self, job, detect):
        self.conf = self.folder / "supervisord.conf"
        self.conf.write_text(f"""
[supervisord]
nodaemon=true
pidfile={self.folder}/pid
logfile={self.folder}/supervisord.log
[unix_http_server]
file={self.folder}/s
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix://{self.folder}/s
[program:job]
command={" ".join(job)}
autorestart=true
startsecs=0
stdout_logfile={self.folder}/job.log
redirect_stderr=true
""")

    def launch(self):
        self.spawn([*self.bench.supervisord, "-c", str(self.conf)])

    def status(self):
        # It tells a program that never had to prove itself apart by its status.
        begin = time.monotonic()
        self.ask([*self.bench.supervisorctl, "-c", str(self.conf), "status"])
        return time.monotonic() - begin

    def stop_job(self):
        return self.ask([*self.bench.supervisorctl, "-c", str(self.conf), "stop", "job"])


class Pm2(Peer):
    name = "pm2"

    def env(self):
        # The environment outlives a `pm2` command in the daemon: it must be the folder's own.
        return dict(super().env(), PM2_HOME=str(self.folder / "home"), PM2_DISCRETE_MODE="true")

    def prepare(self, job, detect):
        self.job = job
        # The daemon is started first: its own start is not the job's.
        subprocess.run([self.bench.pm2, "ping"], cwd=self.folder, env=self.env(), check=False, **QUIET)

    def launch(self):
        self.spawn([self.bench.pm2, "start", self.job[0], "--name", "job", "--interpreter", "none",
                    "--max-restarts", "100000", "--", *self.job[1:]])

    def pid(self):
        return int((self.folder / "home" / "pm2.pid").read_text())

    def status(self):
        return self.ask([self.bench.pm2, "jlist"])

    def stop_job(self):
        return self.ask([self.bench.pm2, "stop", "job"])

    def finish(self):
        self.process.wait()
        self.ask([self.bench.pm2, "kill"])


class Autosentry(Peer):
    name = "autosentry"
    detects = True
    cooldown = 0

    def prepare(self, job, detect):
        text = {
            "process": {
                "command": job,
                "restart_policy": {
                    "max_restarts": 0,
                    "max_identical_failures": 0,
                    "backoff": "fixed",
                    "cooldown_seconds": self.cooldown,
                },
            },
            "monitor": {"poll_interval_seconds": 1},
            "healing": {"claude": {"enabled": False}},
        }
        # Without a detector of exits it restarts nothing.
        name, what = ("oom", {"kind": "pattern", "regex": "CUDA out of memory"}) if detect else (
            "exit_code", {"kind": "exit_code"})
        text["detectors"] = [{**what, "name": name, "cooldown_seconds": self.cooldown}]
        if self.cooldown == 0:
            # A rule's restart does not wait; the restart policy's own, as shipped, does.
            text["rules"] = [{"name": "again", "match": {"detector": name}, "action": {"kind": "restart"}}]
        home = self.folder / ".autosentry"
        home.mkdir()
        (home / "autosentry.yaml").write_text(json.dumps(text, indent=2) + "\n")

    def launch(self):
        self.spawn([self.bench.autosentry, "run"])

    def status(self):
        return self.ask([self.bench.autosentry, "status"])

    def stop_job(self):
        # It has no command for that: the signal to the supervisor is the way.
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        return time.monotonic() - begin

    def finish(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)


class AutosentryAsShipped(Autosentry):
    """With its own restart policy: 60 s between an exit and the next start."""

    name = "autosentry as shipped"
    cooldown = 60


def found(program):
    """The path of a program on this machine, if it is there."""
    return shutil.which(program)
