"""A session that is not simply under way: what to know of it, and what one may do. No Qt here."""

from collections.abc import Callable
from typing import Any, NamedTuple

from cad.domain.dates import show_date
from cad.domain.text import _
from cad.services import sessions
from cad.services.session_pages import SessionPage


class State(NamedTuple):
    """A sentence, and what to do: (key of `ACTS`, label)."""

    sentence: str
    ways: tuple[tuple[str, str], ...] = ()


class Act(NamedTuple):
    """A service, what is said once it is done, its arguments."""

    service: Any
    said: str
    given: Callable[[SessionPage], dict[str, Any]]


def _this(page: SessionPage) -> dict[str, Any]:
    return {"session": page.session.id}


ACTS = {
    "again": Act(sessions.begin_again, _("Sortie d’aujourd’hui ouverte"), _this),
    "end": Act(sessions.close_session, _("Sortie terminée"), _this),
    "open": Act(sessions.open_session, _("Sortie rouverte"), _this),
    "restore": Act(sessions.restore_session, _("Sortie rétablie"), _this),
    "join": Act(
        sessions.join_sessions,
        _("Une seule sortie"),
        lambda page: {"session": page.doubles[0].id, "into": page.session.id},
    ),
}


def state(page: SessionPage) -> State | None:
    """What matters most first."""
    session, day = page.session, show_date(page.session.starts_at[:10])
    again, end = ("again", _("En ouvrir une pareille aujourd’hui")), ("end", _("La terminer"))
    if session.cancelled_on:
        return State(_("Cette sortie est annulée."), (("restore", _("La rétablir")),))
    if session.closed_at:
        return State(_("Cette sortie est terminée."), (("open", _("La rouvrir")),))
    if page.left_open:
        return State(_("Cette sortie du {day} est restée ouverte.").format(day=day), (again, end))
    if session.starts_at[:10] < page.today:
        return State(_("Cette sortie était le {day}.").format(day=day), (again,))
    if session.starts_at[:10] > page.today:
        return State(_("Cette sortie est le {day}\u00a0: rien ne s’y note encore.").format(day=day))
    if page.doubles:
        return State(
            _("Une autre sortie a le même jour et le même lieu\u00a0: est-ce la même\u202f?"),
            (("join", _("Oui, n’en faire qu’une")),),
        )
    return None
