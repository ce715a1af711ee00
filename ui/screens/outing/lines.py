"""The contacts of a session, row by row, and what is said of all of them. No Qt here."""

from cad.domain.dates import show_day_long, show_time
from cad.domain.session import Passage
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY
from cad.services.session_pages import Came, SessionPage
from ui.widgets.rows import Row


def title(page: SessionPage) -> str:
    """Where one is."""
    return page.session.name


def summary(page: SessionPage) -> str:
    """The day, and how many were met: all, without a name, to be called back."""
    day = show_day_long(page.session.starts_at[:10]).capitalize()
    met = len(page.came)
    nameless = sum(1 for one in page.came if not (one.person or one.passage.name))
    back = sum(1 for one in page.came if to_call(one.passage))
    said = [
        n_("{n} contact", "{n} contacts", met).format(n=met) if met else _("aucun contact pour l’instant"),
        n_("{n} anonyme", "{n} anonymes", nameless).format(n=nameless) if nameless else "",
        _("{n} à rappeler").format(n=back) if back else "",
    ]
    return " · ".join(filter(None, (day, *said)))


def to_call(one: Passage) -> bool:
    """Whether they agreed to be called back, and have no file where it would be said."""
    return one.call_back == "yes" and not one.resident


def rows(page: SessionPage, me: str) -> list[Row]:
    """The latest first. What was heard is not shown: who walks by would read it."""
    return [_row(one, page, me) for one in reversed(page.came)]


def _row(one: Came, page: SessionPage, me: str) -> Row:
    met = one.passage
    themes = ", ".join(BY_KEY[key].short if key in BY_KEY else key for key in met.themes)
    heard = _("un mot noté") if met.heard else ""
    about = " · ".join(filter(None, (themes, heard, met.language)))
    badges = []
    if to_call(met):
        badges.append((_("à rappeler") if met.phone else _("à rappeler, sans téléphone"), "info", "phone"))
    if one.person:
        badges.append((_("fiche"), "success", "person"))
    other = page.names.get(met.adviser, "") if met.adviser not in ("", me) else ""
    return Row(
        met.id,
        one.name,
        about or _("rien d’autre"),
        show_time(met.at),
        note=other,
        badges=tuple(badges),
        icon="people" if not (met.name or one.person) else "person",
    )
