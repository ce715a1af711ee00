"""How long a file is kept after the last contact, and what counts as one: the same at the centre and here.

A contact is what was said to have happened with the person, or for them, on a day: an encounter, an
appointment, a step of a referral, a need looked at, a consent. What was written or corrected of them counts
on the day it was written: a file somebody works on is alive. Doubt keeps the file, never erases it; but to
have been sent an invitation or a proposal, or not to have answered, keeps nobody’s.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cad.domain.errors import Refused
from cad.domain.text import _

HAPPENED = {
    "encounter": "at", "appointment": "at", "referral_event": "on", "need": "on", "consent": "on",
    "attendance": "came_on", "company_meeting": "on", "proposal": "on", "participation": "starts_on",
    "outcome": "on", "passage": "at",
}  # fmt: skip
"""Kind → the field that says when it happened; of the other kinds only when they were written counts."""
UNHEARD = {"attendance": "invited", "proposal": "proposed", "outcome": "unreachable"}
"""Kind → the state in which the person said nothing: a hundred are invited at once, a call is not answered.
Nothing of such a record is a contact, not even that it was written.
"""
NOT_WRITTEN_BY_PEOPLE = "clash"
LONGEST_MONTHS = 60
LEAST_WARNING, LONGEST_WARNING = 30, 365
"""Days between the warning and the end: a month at least, so that holidays do not hide it."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A record about a person: its values, and the moments (UTC) at which people wrote it."""

    kind: str
    values: Mapping[str, Any]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """From `since` on, by `source`, a file ends `months` after the last contact, said `warn_days` before."""

    months: int
    warn_days: int
    since: str
    source: str


USUAL = Retention(
    24,
    60,
    "2024-01-01",
    _("CNIL, référentiel de l’accompagnement social\u00a0: deux ans après le dernier contact"),
)
"""What holds until the centre decides otherwise."""


def check(rule: Retention) -> None:
    """Raises `Refused` when a delay is out of what makes sense."""
    if not 1 <= rule.months <= LONGEST_MONTHS:
        raise Refused(_("Gardez un dossier de 1 à {most} mois.").format(most=LONGEST_MONTHS))
    if not LEAST_WARNING <= rule.warn_days <= LONGEST_WARNING:
        raise Refused(
            _("Prévenez entre {least} et {most} jours avant l’effacement.").format(
                least=LEAST_WARNING, most=LONGEST_WARNING
            )
        )


def in_force(rules: Iterable[Retention], today: str) -> Retention:
    """The latest that holds on a day."""
    return max((rule for rule in rules if rule.since <= today), key=lambda rule: rule.since, default=USUAL)


def last_contact(traces: Iterable[Trace], today: str) -> str:
    """The day of the latest contact, "" when nothing says one.

    A day to come is a wrong clock or a slip of the hand, but for an appointment that is planned.
    """
    return max((day for trace in traces for day in _days(trace, today)), default="")


def _days(trace: Trace, today: str) -> Iterable[str]:
    values = trace.values
    unheard = UNHEARD.get(trace.kind)
    if trace.kind == NOT_WRITTEN_BY_PEOPLE or (unheard and (values.get("state") or unheard) == unheard):
        return
    for moment in trace.written:
        if (day := _day(moment)) <= today:
            yield day
    happened = HAPPENED.get(trace.kind)
    state = values.get("state", "planned") if trace.kind == "appointment" else ""
    if happened and not values.get("removed") and state not in ("missed", "cancelled"):
        day = _day(str(values.get(happened, "")))
        if day <= today or state == "planned":
            yield day


def _day(moment: str) -> str:
    """The day of a moment, of a local time or of a day; "" for what is none."""
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return (read.astimezone(UTC) if read.tzinfo else read).date().isoformat()


def ends_on(last: str, months: int) -> str:
    """The day a file reaches its term; the last one of a shorter month."""
    day = date.fromisoformat(last)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(year, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).isoformat()


def after(day: str, days: int) -> str:
    """That many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def announced(term: str, said: str, today: str, warn_days: int) -> str:
    """The day of the end, as it is told: `said` the day told already, "" when nobody was told yet.

    Nobody is erased who was not warned, nor earlier than was said, whatever the rule has become since.
    """
    return max(term, said or after(today, warn_days))
