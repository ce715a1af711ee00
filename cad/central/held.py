"""A record as the centre keeps it, and as a row of its table."""

from dataclasses import dataclass, field
from typing import Any

from msgspec.json import decode, encode

from cad.domain.three_way import Stamp

CENTRE = "centre"
"""The device that opens clashes."""
LINKS = {"resident": "merged_into", "document": "sha256"}
"""The field of a record that the centre finds it by."""


@dataclass(slots=True)
class Held:
    """A record as it is at the centre, then as this push leaves it."""

    kind: str
    id: str
    subject: str = ""
    circle: str = ""
    version: int = 0
    created_at: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    by: str = ""
    device: str = ""
    at: str = ""
    new: bool = True


def held_of(row: Any) -> Held:
    """A record from its row."""
    return Held(
        row.kind, row.id, row.subject, row.circle, row.version, row.created_at,
        decode(row.fields), stamps_of(row), row.by, row.device, row.at, new=False,
    )  # fmt: skip


def stamps_of(row: Any) -> dict[str, Stamp]:
    """Who last wrote each field. Most were written by who wrote the record last: only the others are kept,
    under their stamp."""
    if row.stamps.startswith("{"):  # as it was kept at first: a stamp for each field
        return {name: Stamp(*stamp) for name, stamp in decode(row.stamps).items()}
    stamps = dict.fromkeys(decode(row.fields), Stamp(row.version, row.device))
    for version, device, names in decode(row.stamps) if row.stamps else ():
        stamps |= dict.fromkeys(names, Stamp(version, device))
    return stamps


def _kept_stamps(held: Held) -> str:
    by_stamp: dict[Stamp, list[str]] = {}
    for name, stamp in held.stamps.items():
        by_stamp.setdefault(stamp, []).append(name)
    by_stamp.pop(Stamp(held.version, held.device), None)
    return as_json([[*stamp, names] for stamp, names in by_stamp.items()]) if by_stamp else ""


def row_of(held: Held) -> dict[str, Any]:
    """Every column but the territory."""
    return {
        "id": held.id, "kind": held.kind, "subject": held.subject, "circle": held.circle,
        "link": str(held.fields.get(LINKS.get(held.kind, ""), "")),
        "version": held.version, "created_at": held.created_at, "fields": as_json(held.fields),
        "stamps": _kept_stamps(held), "by": held.by, "device": held.device, "at": held.at,
    }  # fmt: skip


def as_json(value: Any) -> str:
    """Compact."""
    return encode(value).decode()
