# run: python3.8 $FILE
# expect: KeyError | /srv/app/no_carets_3_8.py:6


def load(config):
    return config["learning_rate"]


load({"lr": 0.1})
