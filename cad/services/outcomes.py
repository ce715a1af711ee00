"""« Et après ? »: asking what became of people so many months after something, and noting the answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cad.domain.catalogue import RECORDS
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.hours import months_after
from cad.domain.outcome import ORIGINS, OUTCOMES, Outcome
from cad.domain.text import _
from cad.services import given
from cad.services.action import Reading, action, query
from cad.services.people import person
from cad.store.reads import outcomes as reads
from cad.store.reads.outcomes import DueRow
from cad.store.reads.settings import value as rule
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be asked of someone, since which day; `after` completes "3 mois après …"."""

    row: DueRow
    since: str
    after: str


@query
def outcomes_due(reading: Reading) -> list[Due]:
    """What became of those one leads, to be asked today."""
    return due(reading)


def due(reading: Reading) -> list[Due]:
    """One question about each thing, the longest due first; each is asked for so many days, then no more."""
    wait = timedelta(rule(reading.connection, "outcome_days", reading.today))
    day = date.fromisoformat(reading.today)
    asked: dict[str, Due] = {}
    for origin in ORIGINS.values():
        for name in origin.rules:
            months = rule(reading.connection, name, reading.today)
            span = ((day - wait).isoformat(), reading.today)
            first, last = (months_after(end, -months) for end in span)
            for row in reads.due(reading.connection, origin, months, (first, last), reading.me):
                since = months_after(row.day, months)
                if row.origin not in asked or since > asked[row.origin].since:
                    asked[row.origin] = Due(row, since, origin.after)
    return sorted(asked.values(), key=lambda one: (one.since, one.row.origin))


@action(_("Noter ce que devient la personne"))
def record_outcome(
    work: Work, kind: str, origin: str, months: int, state: str, reason: str = "", on: str = ""
) -> Outcome:
    """So many months after something; noted again, the latest holds. `kind` says what `origin` is."""
    about = work.get(RECORDS[_known(kind)].cls, origin)
    day = getattr(about, ORIGINS[kind].day)
    if not 1 <= months <= 120:
        raise Refused(_("Dites combien de mois après\u00a0: de 1 à 120."))
    if not day or day > work.today:
        raise Refused(_("Rien n’a encore commencé\u00a0: il est trop tôt pour dire ce qui a suivi."))
    said = given.past_day(on, _("Dit le"), work.today)
    if said < day:
        raise Refused(
            _("Le {said} vient avant le {day}, dont il s’agit de dire la suite.").format(
                said=show_date(said), day=show_date(day)
            )
        )
    if state not in OUTCOMES:
        raise Refused(_("Choisissez ce que devient la personne."))
    values: dict[str, Any] = {"state": state, "reason": reason.strip(), "on": said, "adviser": work.by}
    before = [one for one in reads.of_origin(work.connection, kind, origin) if one.months == months]
    if before:
        return work.change(before[-1], **values)
    links: dict[str, Any] = {kind: about.id}
    who = person(work, str(getattr(about, "resident", "")))
    return work.add(Outcome(resident=who.id, months=months, **links, **values))


def _known(kind: str) -> str:
    if kind not in ORIGINS:
        raise Refused(_("On ne suit pas ce qui vient après «\u00a0{kind}\u00a0».").format(kind=kind))
    return kind
