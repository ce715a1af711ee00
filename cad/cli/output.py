"""What the command line prints: text for people, JSON for programs, always UTF-8."""

import base64
import dataclasses
import io
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

WIDEST = 44
"""Characters of a column; a longer cell pushes its own line only."""


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
    """Records and named tuples as objects, tuples and sets as arrays, bytes in base64, paths as text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [_plain(item) for item in value]
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def say_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Lines with their columns aligned."""
    lines = list(rows)
    widths = [min(max(map(len, column)), WIDEST) for column in zip(*lines, strict=True)]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _write(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()
