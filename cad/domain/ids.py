"""Identifiers made on a laptop without asking anybody (the layout of UUID version 7, RFC 9562)."""

import os
import time

_VARIANT = str.maketrans("0123456789abcdef", "89ab" * 4)
"""Two random bits of four: the others say which layout this is."""


def new_id() -> str:
    """32 hexadecimal characters that sort by time of creation: see `_moment`, then 62 random bits."""
    return _made(os.urandom(8).hex(), _moment())


def new_ids(count: int) -> list[str]:
    """As many, of one moment and in order: a list keeps its own, and fills an index in a row."""
    random, now = os.urandom(8 * count).hex(), _moment()
    return sorted(_made(random[start : start + 16], now) for start in range(0, 16 * count, 16))


def _moment() -> str:
    """48 bits of milliseconds, the layout, 12 bits of the rest: two acts in a row share a millisecond."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    return f"{milliseconds:012x}7{(rest << 12) // 1_000_000:03x}"


def _made(random: str, moment: str) -> str:
    return f"{moment}{random[0].translate(_VARIANT)}{random[1:]}"
