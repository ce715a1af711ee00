"""What this adviser may read, checked again on the way out although the laptop should hold nothing else."""

from collections.abc import Sequence
from typing import TypeVar

from cad.domain.encounter import Note
from cad.domain.resident import Document
from cad.domain.visibility import may_read
from cad.services.action import Reading
from cad.services.inside import inside

Written = TypeVar("Written", Note, Document)


def readable(reading: Reading, written: Sequence[Written], ids: Sequence[str]) -> list[Written]:
    """The notes or documents about a person (all their identities) that the reading adviser may see."""
    if not written:
        return []
    there = inside(reading.connection, ids, {reading.me, *(one.adviser for one in written)})
    mine = there.of.get(reading.me, "")
    return [
        one
        for one in written
        if one.adviser == reading.me  # also in a notebook whose owner has not said who they are yet
        or may_read(
            one.visibility,
            author=one.adviser,
            reader=reading.me,
            reader_organisation=mine,
            author_organisation=getattr(one, "organisation", "") or there.of.get(one.adviser, ""),
            in_team=reading.me in there.members,
            shared_consent=mine in there.sharing,
        )
    ]
