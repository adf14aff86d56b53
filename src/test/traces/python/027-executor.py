# expect: ZeroDivisionError | /srv/app/executor.py:11
import concurrent.futures


def work(n):
    return 1 // n


if __name__ == "__main__":
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        print(pool.submit(work, 0).result())
