# expect: ValueError | /srv/app/pool_remote.py:13
import multiprocessing


def work(n):
    if n == 2:
        raise ValueError("bad item 2")
    return n


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(work, range(4), 1))
