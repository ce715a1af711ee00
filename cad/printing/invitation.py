"""The invitation to a meeting with companies: large print, what it is, when, where, with whom. One page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cad.domain.dates import show_day_long, show_time
from cad.domain.event import EVENT_KINDS, Event
from cad.domain.names import full_name
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.organisation import Adviser, Organisation
from cad.domain.resident import Resident
from cad.domain.shown import listed, shown_phone
from cad.domain.text import _
from cad.printing.french import present, typeset


@dataclass(frozen=True, slots=True)
class Invitation:
    """Every string of the page."""

    form: ClassVar[str] = "invitation"

    title: str
    person: str
    event: str
    when: str
    hours: str
    where: tuple[str, ...]
    companies: tuple[str, ...]
    bring: tuple[str, ...]
    call: tuple[str, ...]
    code: str = ""


def compose(
    *,
    event: Event,
    companies: Sequence[str],
    resident: Resident,
    adviser: Adviser,
    ours: Organisation,
) -> Invitation:
    """For one person; nothing of their journey is said."""
    day = show_day_long(event.starts_at)
    return Invitation(
        title=_("Invitation · {kind}").format(kind=EVENT_KINDS[event.kind]),
        person=full_name(resident.civility, resident.first_name, resident.usage_name, resident.birth_name),
        event=typeset(event.title),
        when=day[:1].upper() + day[1:],
        hours=hours(event),
        where=present(event.place, NEIGHBOURHOODS[event.neighbourhood] if event.neighbourhood else ""),
        companies=tuple(map(typeset, companies)),
        bring=tuple(map(typeset, listed(event.bring))),
        call=present(adviser.name, ours.name, shown_phone(adviser.phone or ours.phone)),
    )


def hours(event: Event) -> str:
    """ "de 9 h à 12 h 30", or when it begins."""
    start = show_time(event.starts_at)
    if not (start and event.ends_at):
        return _("à {start}").format(start=start) if start else ""
    return _("de {start} à {end}").format(start=start, end=show_time(event.ends_at))


def words() -> dict[str, str]:
    """What is printed on every invitation."""
    return {
        "when": _("Quand"),
        "where": _("Où"),
        "companies": _("Entreprises présentes"),
        "bring": _("À apporter"),
        "free": _("C’est gratuit, et sans engagement."),
        "call": _("Une question, un empêchement\u202f? Appelez"),
    }
