"""Identifiers made on a laptop without asking anybody (the layout of UUID version 7, RFC 9562)."""

import os
import time

_VARIANT = str.maketrans("0123456789abcdef", "89ab" * 4)
"""Two random bits of four: the others say which layout this is."""


def new_id() -> str:
    """32 hexadecimal characters: 48 bits of milliseconds, then 74 random bits; sorts by time of creation."""
    return _made(os.urandom(10).hex(), _milliseconds())


def new_ids(count: int) -> list[str]:
    """As many, of one moment and in order: a list keeps its own, and fills an index in a row."""
    random, now = os.urandom(10 * count).hex(), _milliseconds()
    return sorted(_made(random[start : start + 20], now) for start in range(0, 20 * count, 20))


def _milliseconds() -> str:
    return f"{time.time_ns() // 1_000_000:012x}"


def _made(random: str, now: str) -> str:
    return f"{now}7{random[:3]}{random[3].translate(_VARIANT)}{random[4:19]}"
