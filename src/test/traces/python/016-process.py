# expect: OSError | /srv/app/process.py:6
import multiprocessing


def work():
    raise OSError(28, "No space left on device")


if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
    print("child ended with", child.exitcode)
