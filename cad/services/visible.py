"""What this adviser may read, checked again on the way out although the laptop should hold nothing else."""

from collections.abc import Sequence
from typing import TypeVar

from cad.domain.circles import agreed
from cad.domain.encounter import Note
from cad.domain.journey import TeamMember
from cad.domain.organisation import Adviser
from cad.domain.resident import Document, Resident
from cad.domain.visibility import may_read
from cad.services.action import Reading
from cad.store.connection import Connection
from cad.store.reads.consents import sharing
from cad.store.reads.residents import named, of_person

Written = TypeVar("Written", Note, Document)


def readable(reading: Reading, written: Sequence[Written], ids: Sequence[str]) -> list[Written]:
    """The notes or documents about a person (all their identities) that the reading adviser may see."""
    if not written:
        return []
    connection = reading.connection
    leads: set[str] = _leads(connection, ids)
    team: dict[str, str] = _team(connection, ids)
    people = {reading.me, *leads, *team, *(one.adviser for one in written)}
    of = {who: adviser.organisation for who, adviser in named(connection, Adviser, people).items()}
    mine = of.get(reading.me, "")
    there = {office or of.get(who, "") for who, office in team.items()} | {of.get(lead, "") for lead in leads}
    shared = mine in agreed(sharing(connection, ids), there)
    return [
        one
        for one in written
        if one.adviser == reading.me  # also in a notebook whose owner has not said who they are yet
        or may_read(
            one.visibility,
            author=one.adviser,
            reader=reading.me,
            reader_organisation=mine,
            author_organisation=getattr(one, "organisation", "") or of.get(one.adviser, ""),
            in_team=reading.me in {*leads, *team},
            shared_consent=shared,
        )
    ]


def _leads(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Who leads the journey, under each identity of the person."""
    return {one.lead_adviser for one in named(connection, Resident, {*ids}).values()} - {""}


def _team(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Who is in the team today → the organisation said, "" for their own."""
    members = of_person(connection, TeamMember, ids)
    return {m.adviser: m.organisation for m in members if m.adviser and not m.until}
