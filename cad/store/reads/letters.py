"""Reading what paper needs: the wording and day of a letter, what a plan recalls of a journey."""

from collections.abc import Sequence

from cad.domain.encounter import Appointment
from cad.domain.journey import Journey, Need, Step, current
from cad.domain.organisation import LetterTemplate
from cad.store.connection import Connection
from cad.store.reads.residents import of_person
from cad.store.table import select


def template(connection: Connection, organisation: str, form: str) -> LetterTemplate | None:
    """The wording an organisation gave to a form, the latest if several laptops made one."""
    mine = "organisation = ? AND form = ? AND removed = 0 ORDER BY pk DESC LIMIT 1"
    found = select(connection, LetterTemplate, mine, organisation, form)
    return found[0] if found else None


def handed_on(connection: Connection, referral: str) -> str:
    """The day a referral was last handed over: its letter, printed again, bears the same date. "" before."""
    row = connection.execute(
        "SELECT \"on\" FROM referral_event WHERE referral = ? AND state = 'handed_over' AND removed = 0 "
        "ORDER BY pk DESC LIMIT 1",
        (referral,),
    ).fetchone()
    return str(row[0]) if row else ""


def journey(connection: Connection, people: Sequence[str]) -> Journey | None:
    """The person’s latest journey that is not over, else the latest."""
    return current(of_person(connection, Journey, people))


def current_needs(connection: Connection, people: Sequence[str]) -> list[Need]:
    """The latest look at each theme."""
    return list({need.theme: need for need in of_person(connection, Need, people, '"on", pk')}.values())


def steps(connection: Connection, people: Sequence[str], done: int) -> list[Step]:
    """The steps to do as they were agreed, and the last few `done`."""
    known = of_person(connection, Step, people, "closed_on, pk")
    return [s for s in known if s.state == "to_do"] + [s for s in known if s.state == "done"][-done:]


def next_appointment(connection: Connection, people: Sequence[str], today: str) -> Appointment | None:
    """The next appointment planned from a day on."""
    known = of_person(connection, Appointment, people, "at")
    return next((a for a in known if a.state == "planned" and a.at >= today), None)
