"""Who agreed to be called back outside, and of whom nobody has taken care yet."""

from dataclasses import dataclass

from cad.domain.dates import days_between
from cad.domain.organisation import Adviser
from cad.domain.session import LET_GO, REACHED, Passage, PassageMove, Session
from cad.domain.text import _
from cad.services.action import Reading, action, query
from cad.services.passages import add_move, kept
from cad.services.people import required
from cad.store.reads import sessions as reads
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class ToTakeUp:
    """A contact: where and by whom they were met, `days` ago; `late` past the delay of the rule."""

    met: Passage
    place: str
    by: str
    days: int
    late: bool


@query
def to_take_up(reading: Reading, limit: int = 100) -> list[ToTakeUp]:
    """The oldest first: they were promised a call."""
    return take_up(reading, limit)


def take_up(reading: Reading, limit: int) -> list[ToTakeUp]:
    """See `to_take_up`."""
    found = reads.to_take_up(reading.connection, limit)
    where = named(reading.connection, Session, {one.session for one in found})
    who = named(reading.connection, Adviser, {one.adviser for one in found if one.adviser})
    delay = rule(reading.connection, "take_up_days", reading.today)

    def told(one: Passage) -> ToTakeUp:
        session, adviser = where.get(one.session), who.get(one.adviser)
        days = max(days_between(one.at[:10], reading.today), 0)
        place = (session.place or session.route) if session else ""
        return ToTakeUp(one, place, adviser.name if adviser else "", days, days > delay)

    return [told(one) for one in found]


@action(_("Noter que la personne a été rappelée"))
def contact_reached(work: Work, passage: str, reason: str = "") -> PassageMove:
    """They were called, and need no file: `reason` says what came of it."""
    return add_move(work, kept(work, passage), REACHED, reason=reason.strip())


@action(_("Ne plus rappeler"))
def let_contact_go(work: Work, passage: str, reason: str) -> PassageMove:
    """The call will not be made, and why: a wrong number, three times in vain."""
    why = required(reason, _("pourquoi"))
    return add_move(work, kept(work, passage), LET_GO, reason=why)
