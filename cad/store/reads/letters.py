"""Reading what a letter needs besides its records: its wording and its day."""

from cad.domain.organisation import LetterTemplate
from cad.store.connection import Connection
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
