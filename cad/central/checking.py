"""What a laptop may send at all: of a shape the centre can keep."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from cad.domain.catalogue import RECORDS
from cad.domain.shapes import GREATEST, fits, sorted_values
from cad.domain.text import _
from cad.sync.protocol import Change

_ID = re.compile("[0-9a-f]{32}")
LONGEST = 200_000
"""Characters of one change: far above what anybody writes, far below what would harm."""


class Refuse(Exception):
    """This change cannot be taken; its sentence goes back to who wrote it."""


def check(one: Change) -> None:
    """Raises `Refuse` unless the centre can keep it. Unknown kinds and fields are carried as they came."""
    if not (is_id(one.record) and one.kind.isidentifier() and len(one.kind) < 40):
        raise Refuse(_("Élément illisible\u00a0: son identifiant n’a pas la bonne forme."))
    if not (0 < one.n < GREATEST and 0 <= one.base < GREATEST):
        raise Refuse(_("Élément illisible\u00a0: son numéro n’a pas la bonne forme."))
    _readable(one.before)
    if _readable(one.after) > LONGEST or max(map(len, one.after), default=0) > 60:
        raise Refuse(_("Un champ est trop long pour être partagé\u00a0: raccourcissez-le."))
    fields = RECORDS[one.kind].fields if one.kind in RECORDS else {}
    _known, other = sorted_values(one.kind, one.after)
    for name, value in other.items():
        if name in fields and not fits(fields[name], value):
            raise Refuse(_("«\u00a0{field}\u00a0» est illisible.").format(field=fields[name].label))


def _readable(values: Mapping[str, Any]) -> int:
    """How long they are as text. Raises `Refuse` when no database keeps them."""
    try:
        text = msgspec.json.encode(values)
    except (TypeError, ValueError, RecursionError) as error:
        raise Refuse(_("Un champ est illisible.")) from error
    if b"\\u0000" in text:
        raise Refuse(_("Un champ contient un signe que le dépôt ne garde pas."))
    return len(text)


def is_id(text: str) -> bool:
    """32 hexadecimal signs."""
    return _ID.fullmatch(text) is not None


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
