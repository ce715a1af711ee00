"""All that is said of services, in blocks compressed together: half the writing, and a few read at a time."""

from collections.abc import Iterator, Sequence

import zstandard

SIZE = 16
"""Services of a block: they repeat one another, and one is read in thirty microseconds."""


def packed(lines: Sequence[bytes]) -> Iterator[bytes]:
    """Blocks of lines, in order."""
    compress = zstandard.ZstdCompressor(level=1).compress
    for first in range(0, len(lines), SIZE):
        yield compress(b"\n".join(lines[first : first + SIZE]))


def unpacked(block: bytes) -> list[bytes]:
    """The lines of a block."""
    return zstandard.ZstdDecompressor().decompress(block).split(b"\n")


def place(pk: int) -> tuple[int, int]:
    """The block and the line of a service, which are numbered from 1."""
    return divmod(pk - 1, SIZE)
