import logging

logging.basicConfig(level="INFO", format="%(message)s")
logging.info("step %d", "three")
logging.info("goes on")
