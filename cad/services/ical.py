"""The agenda taken elsewhere: what of it may leave, said before it does.

A file .ics lands in a telephone, or on the server of a mailbox: that someone is followed, and for what, has
no business there. An entry says « Rendez-vous », initials or a reference at most, and where unless the place
would say too much; never a purpose, a theme, a partner.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cad.domain.agenda import USUAL, Slot
from cad.domain.dates import show_span
from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.names import initials
from cad.domain.reference import show
from cad.domain.referral import Referral
from cad.domain.sensitive import revealing_words
from cad.domain.text import _
from cad.services.action import REGISTRY, Entry, Reading, query
from cad.services.agenda import between
from cad.services.given import day
from cad.services.masking import Masking
from cad.services.notebook import Notebook
from cad.store.atomic import write_atomically
from cad.store.reads.residents import named

if TYPE_CHECKING:
    from cad.exchange import ical

Titles = Literal["plain", "initials", "reference"]
TITLES: dict[str, str] = {
    "initials": _("«\u00a0Rendez-vous\u00a0» et les initiales"),
    "reference": _("«\u00a0Rendez-vous\u00a0» et la référence de l’orientation"),
    "plain": _("«\u00a0Rendez-vous\u00a0» seulement"),
}
"""What an entry may be called, the usual way first."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file would hold: how many entries, how they read, how many places are left out."""

    first: str
    last: str
    entries: int
    shown: tuple[tuple[str, str, str], ...]
    places_left_out: int


@query
def ical_preview(
    reading: Reading, first: str = "", last: str = "", host: str = "", place: str = "",
    titles: Titles = "initials", places: bool = True,
) -> Taken:  # fmt: skip
    """What `ical_file` would give: how many entries, and the first of them, word for word (when, title,
    place).
    """
    start, end = _period(reading, first, last)
    leaving = _Leaving(reading, titles, places)
    entries = leaving.entries(between(reading, start, end, place, host, cancelled=True))
    shown = tuple((one.at, one.title, one.place) for one in entries if not one.cancelled)
    return Taken(start, end, len(entries), shown[:5], leaving.left_out)


@query
def ical_file(
    reading: Reading, first: str = "", last: str = "", host: str = "", place: str = "",
    titles: Titles = "initials", places: bool = True,
) -> bytes:  # fmt: skip
    """The appointments of a period (this week when not said) as an iCalendar file; those cancelled take
    themselves out of the agenda that reads it.
    """
    from datetime import datetime

    from cad.exchange.ical import write_calendar

    start, end = _period(reading, first, last)
    found = between(reading, start, end, place, host, cancelled=True)
    entries = _Leaving(reading, titles, places).entries(found)
    if not entries:
        raise Refused(
            _("Aucun rendez-vous {span}\u00a0: il n’y a rien à exporter.").format(span=show_span(start, end))
        )
    return write_calendar(entries, _("Sans couture"), datetime.fromisoformat(reading.moment))


def export_ical(
    book: Notebook, /, file: str, first: str = "", last: str = "", host: str = "", place: str = "",
    titles: Titles = "initials", places: bool = True,
) -> Taken:  # fmt: skip
    """Write that file, which ends with .ics; returns what it holds."""
    path = Path(file).expanduser().absolute()
    if path.suffix.lower() != ".ics":
        raise Refused(_("Un agenda se termine par .ics."))
    asked = (first, last, host, place, titles, places)
    write_atomically(path, ical_file(book, *asked))
    return ical_preview(book, *asked)


REGISTRY["export_ical"] = Entry("export_ical", False, "", export_ical, export_ical)


def _period(reading: Reading, first: str, last: str) -> tuple[str, str]:
    from cad.domain.agenda import week_days

    start, end = day(first, _("Du")), day(last, _("Au"))
    if not start and not end:
        start, *_days, end = week_days(reading.today)
    start, end = start or reading.today, end or start
    if end < start:
        raise Refused(_("La période finit avant de commencer\u00a0: vérifiez les deux jours."))
    return start, end


class _Leaving:
    """What of the agenda may leave, for one file."""

    def __init__(self, reading: Reading, titles: str, places: bool) -> None:
        self._connection, self._titles, self._places = reading.connection, titles, places
        self._masked = Masking(reading.connection).services
        self.left_out = 0

    def entries(self, slots: tuple[Slot, ...]) -> list["ical.Entry"]:
        """Each appointment and meeting of the team, as an agenda will show it."""
        known = named(self._connection, Appointment, {s.id for s in slots if s.kind == "appointment"})
        asked = {one.referral for one in known.values()} if self._titles == "reference" else set()
        referrals = named(self._connection, Referral, asked)
        return [self._entry(one, known.get(one.id), referrals) for one in slots]

    def _entry(
        self, one: Slot, appointment: Appointment | None, referrals: dict[str, Referral]
    ) -> "ical.Entry":
        from cad.exchange.ical import Entry as Line

        minutes, cancelled = one.minutes or USUAL, one.state == "cancelled"
        if appointment is None:  # what the team holds is on its posters
            return Line(one.id, one.at, minutes, one.title, one.place if self._places else "", cancelled)
        title = self._title(one, referrals.get(appointment.referral))
        return Line(one.id, one.at, minutes, title, self._place(appointment), cancelled)

    def _title(self, one: Slot, referral: Referral | None) -> str:
        if self._titles == "initials":
            return _("Rendez-vous · {initials}").format(initials=initials(one.title))
        if self._titles == "reference" and referral and referral.reference:
            return _("Rendez-vous · {reference}").format(reference=show(referral.reference))
        return _("Rendez-vous")

    def _place(self, appointment: Appointment) -> str:
        """Where, unless it would say why."""
        place = appointment.place if self._places else ""
        if place and (appointment.service in self._masked or revealing_words(place)):
            self.left_out += 1
            return ""
        return place
