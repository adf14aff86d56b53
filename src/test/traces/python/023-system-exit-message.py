import sys

print("reading config")
sys.exit("config.yaml: no such key `batch`")
