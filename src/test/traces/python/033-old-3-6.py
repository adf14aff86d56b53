# run: python3.6 $FILE
# expect: asyncio.base_futures.InvalidStateError | /srv/app/old_3_6.py:5
import asyncio

asyncio.Future(loop=asyncio.new_event_loop()).result()
