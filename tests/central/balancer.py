"""A small TCP balancer: each connection goes to the next worker that answers, as a real one would do."""

import asyncio
import itertools
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def balancer(workers: Sequence[int]) -> Iterator[int]:
    """The port that stands before these ports."""
    started, stop = threading.Event(), asyncio.Event()
    found: list[tuple[int, asyncio.AbstractEventLoop]] = []

    async def serve() -> None:
        turns = itertools.cycle(range(len(workers)))

        async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            first = next(turns)
            await _relay(reader, writer, [*workers[first:], *workers[:first]])

        async with await asyncio.start_server(met, "127.0.0.1", 0) as server:
            found.append((server.sockets[0].getsockname()[1], asyncio.get_running_loop()))
            started.set()
            await stop.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    started.wait()
    try:
        yield found[0][0]
    finally:
        found[0][1].call_soon_threadsafe(stop.set)
        thread.join()


async def _relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, workers: Sequence[int]) -> None:
    for port in workers:
        try:
            there, back = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            continue
        await asyncio.gather(_pipe(reader, back), _pipe(there, writer))
        return
    writer.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while some := await reader.read(1 << 16):
            writer.write(some)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()
