"""The marks by which a laptop and the centre compare what they hold without sending it."""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from cad.domain.catalogue import RECORDS
from cad.domain.record import Kind

BUCKETS = 2
"""Hexadecimal signs of a bucket’s name: 256 buckets, of some tens of records each on a laptop."""


def bucket(record: str) -> str:
    """The bucket of a record; the end of an identifier is random."""
    return record[-BUCKETS:]


def mark(kind: str, fields: Mapping[str, Any], defaults: Mapping[str, Any]) -> str:
    """The same for the same content, whatever was written explicitly as empty."""
    said = {name: value for name, value in fields.items() if value != defaults.get(name)}
    content = msgspec.msgpack.encode([kind, sorted(said.items())])
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def total(marks: Mapping[str, str]) -> str:
    """The mark of a bucket, from record → mark."""
    content = "".join(f"{record}{marks[record]}" for record in sorted(marks))
    return hashlib.blake2b(content.encode(), digest_size=12).hexdigest()


@cache
def defaults(kind: str) -> Mapping[str, Any]:
    """What each field of a kind says when it was never written; nothing for a kind of a newer version."""
    described = RECORDS.get(kind)
    if not described:
        return {}
    return {n: [*f.default] if f.kind is Kind.LIST else f.default for n, f in described.fields.items()}
