# expect: RuntimeError | /srv/app/notes.py:3
try:
    raise RuntimeError("loss is nan")
except RuntimeError as e:
    e.add_note("at step 4100")
    e.add_note("batch 17 of shard 3")
    raise
