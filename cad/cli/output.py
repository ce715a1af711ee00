"""What the command line prints: text for people, JSON for programs, always UTF-8."""

import io
import sys
from collections.abc import Iterable
from typing import Any, TextIO


def speak_utf8() -> None:
    """Whatever the locale says, and without failing on a half character (a lone surrogate)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(text + "\n")


def say_error(sentence: str) -> None:
    """One sentence on standard error."""
    _write(sys.stderr, sentence)


def say_json(value: Any) -> None:
    """A value as one line of JSON."""
    say(to_json(value))


def to_json(value: Any) -> str:
    """Dataclasses as objects, tuples and sets as arrays, bytes in base64, paths as text."""
    import msgspec

    return msgspec.json.encode(value, enc_hook=str).decode()


def say_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Lines with their columns aligned."""
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _write(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()
