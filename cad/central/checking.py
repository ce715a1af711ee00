"""What a laptop may send at all: of a shape the centre can keep."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from cad.domain.catalogue import RECORDS
from cad.domain.shapes import GREATEST, fits, sorted_values
from cad.domain.text import _
from cad.sync.protocol import LONGEST, Act, Change, Refusal

_ID = re.compile("[0-9a-f]{32}")
_VALUES = msgspec.json.Decoder(dict[str, Any])


class Refuse(Exception):
    """This change cannot be taken; its sentence goes back to who wrote it."""


class Said(NamedTuple):
    """A change that can be read, with the act it is part of and the values it writes."""

    act: Act
    one: Change
    values: dict[str, Any]

    @property
    def after(self) -> str:
        """The values as they came, and as the history keeps them."""
        return bytes(self.one.after).decode()

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the other changes of its laptop."""
        return self.act.id, self.one.record, self.after


def sound(acts: Iterable[Act]) -> tuple[list[Refusal], list[Said]]:
    """The changes that can be read at all, each once; the others are refused alone."""
    refused: list[Refusal] = []
    found: dict[tuple[str, int], Said] = {}
    for act, one in ((made, one) for made in acts for one in made.changes):
        try:
            if not is_id(act.id):
                raise Refuse(_("Élément illisible\u00a0: son identifiant n’a pas la bonne forme."))
            said = Said(act, one, check(one))
        except Refuse as reason:
            refused.append(Refusal(act.id, one.n, str(reason)))
        else:
            found.setdefault((act.id, one.n), said)
    return refused, [*found.values()]


def check(one: Change) -> dict[str, Any]:
    """The values it writes. Raises `Refuse` unless the centre can keep it; unknown kinds and fields are
    carried as they came."""
    if not (is_id(one.record) and one.kind.isidentifier() and len(one.kind) < 40):
        raise Refuse(_("Élément illisible\u00a0: son identifiant n’a pas la bonne forme."))
    if not (0 < one.n < GREATEST and 0 <= one.base < GREATEST):
        raise Refuse(_("Élément illisible\u00a0: son numéro n’a pas la bonne forme."))
    if memoryview(one.after).nbytes > LONGEST:
        raise Refuse(_("Un champ est trop long pour être partagé\u00a0: raccourcissez-le."))
    read(one.before)
    values = read(one.after)
    _known, other = sorted_values(one.kind, values)
    if other:
        _carried(one.kind, other)
    return values


def read(said: msgspec.Raw) -> dict[str, Any]:
    """The values of a JSON object. Raises `Refuse` when no database keeps them."""
    text = bytes(said)
    if text == b"{}":
        return {}
    if b"\\u0000" in text:
        raise Refuse(_("Un champ contient un signe que le dépôt ne garde pas."))
    try:
        return _VALUES.decode(text)
    except (ValueError, RecursionError) as error:
        raise Refuse(_("Un champ est illisible.")) from error


def _carried(kind: str, values: Mapping[str, Any]) -> None:
    """What this version does not know of a kind. Raises `Refuse` unless every other laptop can hold it."""
    fields = RECORDS[kind].fields if kind in RECORDS else {}
    if any(len(name) > 60 for name in values):
        raise Refuse(_("Un champ est trop long pour être partagé\u00a0: raccourcissez-le."))
    for name, value in values.items():
        if name in fields and not fits(fields[name], value):
            raise Refuse(_("«\u00a0{field}\u00a0» est illisible.").format(field=fields[name].label))
    try:
        msgspec.msgpack.encode(values)  # what `marks` compares: no number of a hundred digits
    except (OverflowError, RecursionError) as error:
        raise Refuse(_("Un champ est illisible.")) from error


def is_id(text: str) -> bool:
    """32 hexadecimal signs."""
    return _ID.fullmatch(text) is not None


@lru_cache(1 << 12)
def said_at(moment: str, now: str) -> str:
    """The moment a laptop says, `now` when it is none."""
    try:
        # any sign may stand for the T, also one that no database keeps
        plain = len(moment) <= 40 and moment.isascii() and moment.isprintable()
        return moment if plain and datetime.fromisoformat(moment).tzinfo else now
    except ValueError:
        return now


def words(text: str, most: int) -> str:
    """A few words, without what no database keeps."""
    return text.replace("\0", "")[:most]
