"""Who agreed to be called back outside, and of whom nobody has taken care yet."""

from dataclasses import dataclass

from cad.domain.dates import days_between
from cad.domain.organisation import Adviser
from cad.domain.session import Passage, Session
from cad.services.action import Reading, query
from cad.store.reads import sessions as reads
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule


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
        days = max(days_between(one.at or reading.today, reading.today), 0)
        place = session.name if session else ""
        return ToTakeUp(one, place, adviser.name if adviser else "", days, days > delay)

    return [told(one) for one in found]
