"""People as rows of a list."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from cad.domain.dates import show_delay, show_relative
from cad.domain.names import display_name
from cad.domain.partial_date import show_age, show_partial
from cad.domain.shown import phone_meant, shown_phone
from cad.domain.text import _
from cad.services.finding import FoundResident
from ui.screens.residents.presenter import Found
from ui.widgets.rows import Row

if TYPE_CHECKING:
    from cad.services.referrals import ReferralRow
    from cad.services.seams import StalledRow
    from ui.screens.residents.marks import Marks

NEW = "new"
"""The key of the line that proposes to create whom one looked for."""
ROOM_FOR_NEW = 20
"""Answers under which the list also proposes to create the person."""
UNKNOWN = Row("", "")
"""Someone whose page is on its way."""


class Lines(Sequence[Row]):
    """Rows made when they are looked at, so that a long list costs what is in sight."""

    def __init__(self, count: Callable[[], int], line: Callable[[int], Row]) -> None:
        self._count, self._line = count, line

    def __len__(self) -> int:
        return self._count()

    def __getitem__(self, place: int) -> Row:  # type: ignore[override]  # never sliced
        return self._line(place)


def person_line(person: FoundResident, today: str, typed: str = "") -> Row:
    """One person: who, born when, where, how to call; when they were last met."""
    title = display_name(person.usage_name, person.first_name, person.birth_name)
    subtitle = " · ".join(filter(None, (_born(person, today), person.city, _phone(person, typed))))
    marks, under = _marks(title, subtitle, typed) if typed and not person.near else ((), ())
    return Row(
        person.id,
        title,
        subtitle,
        show_relative(person.last_contact, today) or _("pas encore"),
        badges=((_("approchant"), "info", ""),) if person.near else _qpv(person),
        avatar=avatar(person.usage_name or person.birth_name, person.first_name),
        marks=marks,
        subtitle_marks=under,
    )


def _marks(title: str, subtitle: str, typed: str) -> "tuple[Marks, Marks]":
    from ui.screens.residents.marks import mark

    return mark(title, subtitle, typed)


def avatar(surname: str, first_name: str) -> str:
    """The name whose initials stand for the person."""
    return f"{first_name} {surname}".strip()


def _born(person: FoundResident, today: str) -> str:
    born = person.birth_date
    return ", ".join(filter(None, (show_partial(born), show_age(born, today)))) if born else ""


def _qpv(person: FoundResident) -> tuple[tuple[str, str, str], ...]:
    return ((_("QPV"), "success", "check"),) if person.qpv == "in" else ()


def _phone(person: FoundResident, typed: str) -> str:
    """The first number, or the one that was typed."""
    phones: list[str] = json.loads(person.phones) if person.phones else []
    return shown_phone(phone_meant(phones, typed) or next(iter(phones), ""))


def found_lines(found: Found, today: str) -> Lines:
    """Who answers a search; when they are few, the way to create someone else comes last."""
    people = found.people
    few = len(people) < ROOM_FOR_NEW and any(c.isalpha() for c in found.text)

    @cache
    def line(place: int) -> Row:
        return person_line(people[place], today, found.text) if place < len(people) else new_line(found.text)

    return Lines(lambda: len(people) + few, line)


def new_line(typed: str) -> Row:
    """The way out of a search that finds nobody."""
    title = _("Créer une fiche pour «\u00a0{name}\u00a0»").format(name=typed)
    return Row(NEW, title, _("Si ce n’est aucune de ces personnes"), icon="plus", tone="accent")


def seam_line(row: "ReferralRow") -> Row:
    """A hand-over that is not sewn yet."""
    where = _("vers {partner}").format(partner=row.partner)
    purpose = " · ".join(filter(None, (where, row.service, row.reference)))
    tone = "danger" if row.late else "warning"
    return Row(
        f"{row.person.id}/{row.id}",
        row.person.name,
        purpose,
        _("depuis {delay}").format(delay=show_delay(row.age)),
        tone,
        note=_("réponse en retard") if row.late else "",
        stitch="open",
    )


def stalled_line(row: "StalledRow", today: str, *, silent: bool) -> Row:
    """A journey that nobody carries on, and how to call them; a silence is a warning."""
    planned = _("une suite est prévue") if row.planned else ""
    return Row(
        f"{row.person.id}/{row.journey}",
        row.person.name,
        " · ".join(filter(None, (shown_phone(row.phone) or _("sans téléphone"), planned))),
        show_relative(row.heard_on, today),
        "warning" if silent else "muted",
        avatar=row.person.name.split(" (")[0],
    )
