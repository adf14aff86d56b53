class Handle:
    def __del__(self):
        raise RuntimeError("already closed")


handle = Handle()
del handle
print("goes on")
