"""What this adviser may read, checked again on the way out although the laptop should hold nothing else."""

from collections.abc import Sequence
from typing import TypeVar

from cad.domain.encounter import Note
from cad.domain.journey import TeamMember
from cad.domain.organisation import Adviser
from cad.domain.resident import Document
from cad.domain.visibility import may_read
from cad.services.action import Reading
from cad.store.reads.consents import sharing
from cad.store.reads.residents import named, of_person

Written = TypeVar("Written", Note, Document)


def readable(reading: Reading, written: Sequence[Written], ids: Sequence[str]) -> list[Written]:
    """The notes or documents about a person (all their identities) that the reading adviser may see."""
    if not written:
        return []
    connection = reading.connection
    advisers = named(connection, Adviser, {reading.me, *(one.adviser for one in written)})
    of = {who: adviser.organisation for who, adviser in advisers.items()}
    team = {m.adviser for m in of_person(connection, TeamMember, ids) if not m.until}
    mine = of.get(reading.me, "")
    shared = mine in sharing(connection, ids)
    return [
        one
        for one in written
        if one.adviser == reading.me  # also in a notebook whose owner has not said who they are yet
        or may_read(
            one.visibility,
            author=one.adviser,
            reader=reading.me,
            reader_organisation=mine,
            author_organisation=of.get(one.adviser, ""),
            in_team=reading.me in team,
            shared_consent=shared,
        )
    ]
