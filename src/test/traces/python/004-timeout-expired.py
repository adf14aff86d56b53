# expect: subprocess.TimeoutExpired | /srv/app/timeout_expired.py:4
import subprocess

subprocess.run(["sleep", "5"], timeout=0.1)
