"""Sessions, and who came to one, as rows. No Qt here."""

from cad.domain.dates import show_day, show_minutes, show_relative, show_time
from cad.domain.session import CALLED, LEFT, OUTREACH, SEEN, Session
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY as THEMES
from cad.services.session_pages import Came, SessionPage, SessionRow
from ui.screens.outing.lines import to_call
from ui.widgets.rows import Row

LONG_WAIT = 30
"""Minutes after which waiting shows."""


def hours(session: Session) -> str:
    """ "9 h – 12 h"."""
    start, end = show_time(session.starts_at), show_time(session.ends_at)
    return f"{start}\u00a0– {end}" if end else start


def session(row: SessionRow, today: str) -> Row:
    """One session: when it begins, how many came. The list is narrow: the page beside says the rest."""
    one = row.session
    near = show_relative(one.starts_at[:10], today)
    now = one.under_way and one.starts_at[:10] == today
    day = _("En cours") if now else show_day(one.starts_at, year=one.starts_at[:4] != today[:4])
    return Row(
        one.id,
        one.name,
        f"{day} · {hours(one) if now else show_time(one.starts_at)}",
        note=near if one.starts_at[:10] > today else _passages(row),
        badges=_badges(one, today),
        icon="outreach" if one.nature == OUTREACH else "pin",
        tone="accent" if one.under_way else "muted",
    )


def _passages(row: SessionRow) -> str:
    return n_("{n} passage", "{n} passages", row.came) if row.came else ""


def _badges(one: Session, today: str) -> tuple[tuple[str, str, str], ...]:
    if one.cancelled_on:
        return ((_("Annulée"), "warning", "close"),)
    stayed_open = one.under_way and one.starts_at[:10] < today
    return ((_("Restée ouverte"), "warning", "alert"),) if stayed_open else ()


def came(one: Came, page: SessionPage) -> Row:
    """Someone who came: their order, what for, how long they waited or who receives them."""
    about = (_themes(one), one.passage.reason or one.passage.heard.partition("\n")[0])
    elsewhere = (_("fiche tenue ailleurs"), "info", "building") if one.passage.resident else None
    person = (_("fiche"), "muted", "person") if one.person else elsewhere
    to_write = one.person and one.state == SEEN and one.person not in page.written
    back = (_("à rappeler"), "info", "phone") if to_call(one.passage) else None
    written = (_("entretien à écrire"), "warning", "pen") if to_write else None
    badges = tuple(filter(None, (person, back, written)))
    trailing, tone = _when(one)
    return Row(
        one.passage.id,
        f"{one.rank}. {one.name}",
        " · ".join(filter(None, about)),
        trailing,
        tone,
        note=_with_whom(one, page),
        badges=badges,
    )


def _themes(one: Came) -> str:
    return ", ".join(THEMES[key].short for key in one.passage.themes if key in THEMES)


def _when(one: Came) -> tuple[str, str]:
    if one.passage.nature == OUTREACH:
        return show_time(one.passage.at), "muted"
    if one.state in (SEEN, LEFT):
        told = _("vu·e") if one.state == SEEN else _("parti·e sans être vu·e")
        return f"{told} · {show_time(one.since)}", "muted" if one.state == SEEN else "warning"
    if one.state == CALLED:
        return _("depuis {time}").format(time=show_time(one.since)), "text"
    waited = show_minutes(one.waited) if one.waited else _("à l’instant")
    return waited, "warning" if one.waited >= LONG_WAIT else "text"


def _with_whom(one: Came, page: SessionPage) -> str:
    if one.by:
        return _("avec {name}").format(name=page.names.get(one.by, ""))
    if one.wanted:
        return _("pour {name}").format(name=page.names.get(one.wanted, ""))
    return (
        _("arrivée à {time}").format(time=show_time(one.passage.at)) if one.passage.nature != OUTREACH else ""
    )
