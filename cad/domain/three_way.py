"""The merge of one change into what the centre holds, field by field, from the version it was based on.

Different fields are both kept. The same field: the last to arrive is current, what it replaces is kept as a
`Clash`. Archiving what someone else has written on since, or writing on what someone else has archived,
brings the record back to be reviewed. Pure: what is there and what comes go in, what results comes out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Stamp(NamedTuple):
    """Who last wrote a field: the centre’s version, the laptop."""

    version: int
    device: str


@dataclass(frozen=True, slots=True)
class Clash:
    """`field` was written twice without either knowing: `kept` is the value set aside, not `current`."""

    field: str
    kept: Any
    current: Any
    kept_stamp: Stamp


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields to write, and the clashes to open."""

    values: dict[str, Any]
    clashes: tuple[Clash, ...]


def merge(
    current: Mapping[str, Any],
    stamps: Mapping[str, Stamp],
    change: Mapping[str, Any],
    *,
    base: int,
    device: str,
    defaults: Mapping[str, Any],
) -> Merged:
    """What `change`, made on `device` when it knew version `base`, makes of `current`.

    A laptop’s own earlier change never clashes with its later one: it knew it. `defaults` is what a field
    says when it was never written. Two people who wrote the same thing agree.
    """
    if not stamps:  # a record nobody else has: nothing to merge with
        return Merged(dict(change), ())
    unseen = {
        name: stamp for name, stamp in stamps.items() if stamp.version > base and stamp.device != device
    }
    values, clashes = dict(change), []
    if change.get("removed") and not current.get("removed") and unseen:
        values["removed"] = False  # said again, so that the laptop that archived hears of it
        clashes.append(Clash("removed", True, False, Stamp(0, device)))
    for name, value in values.items():
        now = current.get(name, defaults.get(name))
        if name in unseen and now != value:
            clashes.append(Clash(name, now, value, unseen[name]))
    if "removed" in unseen and current.get("removed") and "removed" not in change:
        values["removed"] = False
        clashes.append(Clash("removed", True, False, unseen["removed"]))
    return Merged(values, tuple(clashes))
