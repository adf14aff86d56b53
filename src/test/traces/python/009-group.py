# expect: ExceptionGroup | /srv/app/group.py:24
import asyncio


async def fetch(name):
    await asyncio.sleep(0)
    raise ConnectionError("no route to " + name)


def nested():
    errors = []
    for kind in (ValueError, TypeError):
        try:
            raise kind("shard")
        except kind as e:
            errors.append(e)
    raise ExceptionGroup("inner", errors)


async def main():
    async def bad():
        nested()

    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("db-1"))
        group.create_task(bad())


asyncio.run(main())
