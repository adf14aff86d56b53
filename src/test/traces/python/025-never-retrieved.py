# expect: ValueError | /srv/app/never_retrieved.py:6
import asyncio


async def lost():
    raise ValueError("nobody waits for me")


async def main():
    asyncio.create_task(lost())
    await asyncio.sleep(0.05)


asyncio.run(main())
