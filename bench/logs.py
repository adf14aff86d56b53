"""Made-up logs: what training runs and services print day by day, and now and then a failure.

The same each time, and no one's. Every line has 200 bytes. Ordinary lines hold the ordinary words
of logs (`error`, `failed`, `timeout`, `line`) where healthy programs say them.
"""

import random

LENGTH = 200

ORDINARY = [
    "INFO trainer: step={n} epoch=3 loss=2.{n:05d} lr=3.0e-04 grad_norm=0.{n:04d} tokens/s=18{n:04d} mem=61.{m:02d}GiB",
    "{{'loss': 1.{n:04d}, 'grad_norm': 0.{n:05d}, 'learning_rate': 2.9{n:04d}e-05, 'epoch': 1.{m:02d}}}",
    "[rank{r}]: [INFO] torch.distributed: rank {r} step {n} forward 0.{n:04d} s backward 0.{n:04d} s all_reduce 0.0{m:02d} s",
    "Epoch 3: 41%|####1     | {n}/20000 [12:{m:02d}<17:{m:02d}, 11.{m:02d}it/s, v_num=7, train_loss=0.{n:04d}]",
    "DEBUG data.loader: shard /data/train/part-{n:05d}.parquet read, 4096 rows in 0.{n:04d} s, 0 skipped, prefetch={m}",
    "INFO checkpoint: wrote step-{n} to /ckpt/run-7/step-{n}.pt in 12.{m:02d} s (3 of 3 shards), keeping the last 5",
    'INFO http: GET /v1/items/{n}?limit=50&sort=name 200 {n}us remote=10.0.{m}.{r} agent="client/1.4 (linux; x86_64)"',
    '10.0.{m}.{r} - - [01/Jan/2026:00:{m:02d}:{m:02d} +0000] "POST /api/v2/orders HTTP/1.1" 201 {n} "-" "curl/8.5.0"',
    "INFO worker-{r}: queue depth {m}, 0 errors, 0 retries, heartbeat ok, last batch of {n} rows took {m} ms",
    'ts=2026-01-01T00:00:{m:02d}Z level=info caller=scrape.go:{m} msg="sample appended" series={n} err=null',
    '{{"level":"info","time":"2026-01-01T00:00:{m:02d}Z","logger":"billing","msg":"invoice settled","id":{n},"error":null}}',
    "[main] INFO  c.e.orders.OrderService - Order {n} accepted for customer 00{n}, {m} lines, total 12{m}.90 EUR",
    "INFO sqlalchemy.engine: SELECT orders.id, orders.total FROM orders WHERE orders.id = {n} [cached since {m}s ago]",
    "I0101 00:{m:02d}:{m:02d}.{n:06d}    {m} reconciler.go:{m}] synced pod default/web-{n} generation {m} in 0.0{m:02d}s",
    "INFO scheduler: job nightly-{n} finished: 312 passed, 0 failed, next run in {m} min (timeout=30s, max retries 3)",
    "DEBUG cache: hit ratio 0.{n:04d}, 12{m} entries, evicted {m}, connection pool 8/32 in use, waiting 0, timeouts 0",
]
SELDOM = [
    "WARN http: request {n} failed with status 503 (attempt 1 of 3), trying again in 0.{m:02d} s",
    "WARN client: connection to 10.0.{m}.{r}:5432 was slow: {n} ms, error budget 99.{m:02d} %",
    "ERROR orders: validation error in line {m} of upload {n}: unknown currency, row skipped",
    "INFO loader: no errors on line {m}, Traceback and Error are only words here, {n}",
]
TAILS = [
    " and the rest of the line is what such a line has: words, numbers 12 345.6, names_with_underscores, a/path/to.py,",
    " trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7 flags=01 host=node-17 zone=eu-west-1b pod=web-7f9c",
    ' {"user":"u-83121","tenant":"acme","region":"eu","cached":true,"bytes":18233,"retries":0,"status":"ok","took_ms":12.7}',
    " (memory 31.2 of 80.0 GiB, gpu 97 %, host 12 %, disk 41 % of 3.5 TiB, net 1.2 GiB/s in and 0.9 GiB/s out, temp 64 C)",
    "; thread pool-2-thread-11, class com.example.pipeline.stage.BatchWriter$Buffered, method flush, source BatchWriter.java",
    " - validation accuracy 0.8712 precision 0.8643 recall 0.8801 f1 0.8721 perplexity 11.034 samples 120000 best so far 0.8719",
]
FAILURES = [
    ["ERROR rank{r}: RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB"],
    ["NCCL WARN Call to ibv_modify_qp failed with error Connection timed out"],
    ["kernel: NVRM: Xid (PCI:0000:3b:00): 79, pid=1234, GPU has fallen off the bus."],
    ["OSError: [Errno 28] No space left on device: '/ckpt/run-7/step-1.pt.tmp'"],
    ["FATAL: password authentication failed for user \"orders\""],
    [
        "Traceback (most recent call last):",
        '  File "/srv/app/train.py", line {m}, in step',
        "    loss = model(batch[{n}])",
        '  File "/srv/app/model.py", line {m}, in forward',
        "    return self.head(x)",
        "ValueError: shapes ({n},{m}) and ({m},{n}) not aligned",
    ],
    [
        'Exception in thread "worker-{r}" java.lang.IllegalStateException: order {n} is closed',
        "\tat com.example.orders.Order.add(Order.java:{m})",
        "\tat com.example.orders.OrderService.accept(OrderService.java:{m})",
        "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
    ],
]


def lines(count):
    """So many lines of bytes: of a thousand one is part of a failure, and five are seldom."""
    chance = random.Random(7)
    pending = []
    made = 0
    while made < count:
        values = {"n": chance.randrange(10000), "m": chance.randrange(60), "r": chance.randrange(8)}
        if pending:
            text = pending.pop(0)
        else:
            kind = chance.random()
            if kind < 0.0004:
                pending = [it.format(**values) for it in chance.choice(FAILURES)]
                continue
            template = chance.choice(SELDOM if kind < 0.005 else ORDINARY).format(**values)
            text = f"2026-01-01 00:{made // 60 % 60:02d}:{made % 60:02d},{made % 1000:03d} {template}{chance.choice(TAILS)}"
        yield text[: LENGTH - 1].ljust(LENGTH - 1, ".").encode() + b"\n"
        made += 1


def make(path, count):
    """The log in a file, made anew only when it is not there; it is there as a whole or not at all."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with open(part, "wb") as out:
            out.writelines(lines(count))
        part.rename(path)
    return path
