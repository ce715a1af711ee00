"""A record as the centre keeps it, and as a row of its table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.json import decode, encode

from cad.domain.three_way import Stamp

CENTRE = "centre"
"""The device that opens clashes."""
LINKS = {"resident": "merged_into", "session": "merged_into", "passage": "resident", "document": "sha256"}
"""The field of a record that the centre finds it by."""


@dataclass(slots=True)
class Held:
    """A record as it is at the centre, then as this push leaves it.

    Most fields were written by who wrote the record last: `others` are those that were not, with their stamp.
    """

    kind: str
    id: str
    subject: str = ""
    circle: str = ""
    version: int = 0
    created_at: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    others: dict[str, Stamp] = field(default_factory=dict)
    by: str = ""
    device: str = ""
    at: str = ""
    new: bool = True

    def stamps(self) -> dict[str, Stamp]:
        """Who last wrote each field."""
        return dict.fromkeys(self.fields, Stamp(self.version, self.device)) | self.others

    def write(self, values: Mapping[str, Any], stamp: Stamp, by: str, at: str) -> None:
        """These fields, from now on by this stamp."""
        if self.fields:
            self.others = {name: one for name, one in self.stamps().items() if name not in values}
        self.fields.update(values)
        self.version, self.device, self.by, self.at = *stamp, by, at


def held_of(row: Any) -> Held:
    """A record from its row."""
    return Held(
        row.kind, row.id, row.subject, row.circle, row.version, row.created_at,
        decode(row.fields), _others(row.stamps), row.by, row.device, row.at, new=False,
    )  # fmt: skip


def earlier(kept: str) -> list[tuple[Stamp, list[str]]]:
    """The fields of a row that an earlier write than the last left, by the stamp of that write."""
    if kept.startswith("{"):  # as it was kept at first: a stamp for each field
        return [(Stamp(*stamp), [name]) for name, stamp in decode(kept).items()]
    return [(Stamp(version, device), names) for version, device, names in decode(kept)] if kept else []


def _others(kept: str) -> dict[str, Stamp]:
    return {name: stamp for stamp, names in earlier(kept) for name in names}


def _kept(others: Mapping[str, Stamp]) -> str:
    if not others:
        return ""
    grouped: dict[Stamp, list[str]] = {}
    for name, stamp in others.items():
        grouped.setdefault(stamp, []).append(name)
    return as_json([[*stamp, names] for stamp, names in grouped.items()])


def row_of(held: Held) -> dict[str, Any]:
    """Every column but the territory."""
    return {
        "id": held.id, "kind": held.kind, "subject": held.subject, "circle": held.circle,
        "link": str(held.fields.get(LINKS.get(held.kind, ""), "")),
        "version": held.version, "created_at": held.created_at, "fields": as_json(held.fields),
        "stamps": _kept(held.others), "by": held.by, "device": held.device, "at": held.at,
    }  # fmt: skip


def as_json(value: Any) -> str:
    """Compact."""
    return encode(value).decode()
