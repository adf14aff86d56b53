# expect: TypeError | /srv/app/lines_of_call.py:5


def build(**options):
    return options["width"] + options["height"]


def main():
    return build(
        width=3,
        height=None,
    )


main()
