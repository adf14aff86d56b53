# expect: Overheated | /srv/app/custom_name.py:9


class Overheated(Exception):
    pass


def read():
    raise Overheated("sensor 3: 104 °C")


read()
