# expect: asyncio.exceptions.CancelledError | /srv/app/cancelled.py:7
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        print("worker goes home", flush=True)


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.01)
    task.cancel()
    await task


asyncio.run(main())
