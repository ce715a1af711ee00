"""Identifiers made on a laptop without asking anybody (the layout of UUID version 7, RFC 9562)."""

import os
import time


def new_id() -> str:
    """32 hexadecimal characters: 48 bits of milliseconds, then 74 random bits; sorts by time of creation."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    high = (milliseconds << 16) | 0x7000 | (random >> 68)
    low = (0b10 << 62) | (random & ((1 << 62) - 1))
    return f"{high:016x}{low:016x}"
