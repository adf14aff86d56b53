# expect: KeyError | /srv/app/logged.py:9
import logging

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level="INFO")
log = logging.getLogger("trainer")


def step(batch):
    return batch["labels"]


log.info("epoch 1")
try:
    step({})
except KeyError:
    log.exception("step failed")
log.info("epoch 2")
