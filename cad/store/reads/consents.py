"""Reading what a person agreed to. The latest word about an organisation is the one that holds."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cad.domain.organisation import Adviser, Organisation
from cad.domain.referral import Consent
from cad.store.connection import Connection
from cad.store.reads.people import Person
from cad.store.reads.residents import named
from cad.store.table import select

LATEST = '"on" DESC, created_at DESC, id DESC'
"""Order of what was said: by its day, then as it was written down."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One word of the person; `current` when nothing was said since about the same organisation."""

    consent: Consent
    organisation: str
    adviser: str
    current: bool


def latest(connection: Connection, people: Sequence[str], organisation: str, scope: str) -> Consent | None:
    """The word that holds, from any of a person’s identities."""
    marks = ", ".join("?" * len(people))
    found = select(
        connection,
        Consent,
        f"resident IN ({marks}) AND organisation = ? AND scope = ? AND removed = 0 ORDER BY {LATEST} LIMIT 1",
        *people,
        organisation,
        scope,
    )
    return found[0] if found else None


def holding(connection: Connection, people: Sequence[str]) -> list[Consent]:
    """The words that hold, one for each organisation and scope a person spoke of."""
    marks = ", ".join("?" * len(people))
    said = select(connection, Consent, f"resident IN ({marks}) AND removed = 0 ORDER BY {LATEST}", *people)
    return list({(c.scope, c.organisation): c for c in reversed(said)}.values())


def of_person(connection: Connection, people: Sequence[str]) -> list[ConsentRow]:
    """Everything a person said, latest first."""
    marks = ", ".join("?" * len(people))
    said = select(connection, Consent, f"resident IN ({marks}) AND removed = 0 ORDER BY {LATEST}", *people)
    organisations = named(connection, Organisation, {c.organisation for c in said})
    advisers = named(connection, Adviser, {c.adviser for c in said})
    holding = {(c.scope, c.organisation): c.id for c in reversed(said)}
    return [
        ConsentRow(
            c,
            organisations[c.organisation].name if c.organisation else "",
            advisers[c.adviser].name if c.adviser else "",
            holding[c.scope, c.organisation] == c.id,
        )
        for c in said
    ]


def sharing(connection: Connection, people: Sequence[str]) -> dict[str, str]:
    """Organisation ("" for the team as a whole) → what the person last said of sharing with it."""
    marks = ", ".join("?" * len(people))
    said = select(
        connection,
        Consent,
        f"resident IN ({marks}) AND scope = 'team' AND removed = 0 ORDER BY {LATEST}",
        *people,
    )
    return {c.organisation: c.state for c in reversed(said)}


def standing(connection: Connection, people: Mapping[str, Person]) -> dict[tuple[str, str], str]:
    """What each of these people last said: (person’s id, organisation) → state, for referrals."""
    said = connection.execute(
        "SELECT resident, organisation, state FROM consent "
        "WHERE resident IN (SELECT value FROM json_each(?)) "
        "AND +scope = 'referral' AND +removed = 0 ORDER BY \"on\", created_at, id",
        (json.dumps(list(people)),),
    )
    return {(people[resident].id, organisation): state for resident, organisation, state in said}
