"""What is said of a session in words: its facts, its day in numbers, what is to be settled. No Qt here."""

from cad.domain.dates import show_day_long, show_minutes
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.session import CALLED, LEFT, NATURES, OUTREACH, SEEN, WAITING
from cad.domain.text import _, n_
from cad.services.session_pages import SessionList, SessionPage
from ui.screens.field import lines
from ui.screens.outing.lines import to_call

Facts = tuple[tuple[str, str], ...]


def summary(found: SessionList) -> str:
    """Under the title."""
    under_way = sum(row.session.under_way for row in found.rows)
    if under_way:
        return n_("{n} séance en cours", "{n} séances en cours", under_way)
    return n_("{n} permanence ou sortie", "{n} permanences et sorties", found.total)


def when(page: SessionPage) -> str:
    """Its sort, its day, its hours."""
    one = page.session
    return f"{NATURES[one.nature]} · {show_day_long(one.starts_at)}, {lines.hours(one)}"


def facts(page: SessionPage) -> Facts:
    """What was prepared."""
    one, names = page.session, page.names
    return (
        (_("Adresse"), one.address),
        (_("Quartier"), NEIGHBOURHOODS[one.neighbourhood] if one.neighbourhood else ""),
        (_("Trajet"), one.route if one.place else ""),
        (_("Équipe"), ", ".join(names[i] for i in one.team if i in names)),
        (_("Présents"), ", ".join(names[i] for i in one.services if i in names)),
        (_("À emporter"), one.bring),
        (_("Reste à faire"), one.remains),
    )


def figures(page: SessionPage) -> tuple[tuple[str, str, str, str], ...]:
    """The day in numbers."""
    counts = {state: len(page.of(state)) for state in (WAITING, CALLED, SEEN, LEFT)}
    unknown = sum(not one.person and not one.passage.name for one in page.came)
    if page.session.nature == OUTREACH:
        back = sum(to_call(one.passage) for one in page.came)
        return (
            (str(len(page.came)), n_("contact", "contacts", len(page.came)), "people", "text"),
            (str(unknown), n_("anonyme", "anonymes", unknown), "eye-off", "muted"),
            (str(back), _("à rappeler"), "phone", "warning" if back else "muted"),
        )
    waits = [one.waited for one in page.came if one.state in (SEEN, CALLED)]
    typical = sorted(waits)[len(waits) // 2] if waits else 0
    shown = [
        (str(counts[WAITING]), n_("attend", "attendent", counts[WAITING]), "clock", "text"),
        (str(counts[CALLED]), n_("reçu·e", "reçu·es", counts[CALLED]), "message", "accent"),
        (str(counts[SEEN]), n_("vu·e", "vu·es", counts[SEEN]), "check", "success"),
        (str(counts[LEFT]), n_("parti·e", "parti·es", counts[LEFT]), "close", "muted"),
    ]
    if waits:
        shown.append((show_minutes(typical), _("d’attente, une fois sur deux au plus"), "idle", "muted"))
    return tuple(shown)


def cancelled(page: SessionPage) -> tuple[str, str]:
    """Why it does not take place."""
    return _("Cette séance est annulée."), page.session.cancelled_why


def left_open(page: SessionPage) -> tuple[str, str]:
    """It is of another day, and nobody ended it."""
    day = show_day_long(page.session.starts_at)
    return (
        _("Restée ouverte depuis {day}.").format(day=day),
        _("Terminez-la, ou ouvrez-en une pareille aujourd’hui\u00a0: rien de ce qui y est noté ne bouge."),
    )


def doubles(page: SessionPage) -> str:
    """Another laptop made the same."""
    return _(
        "Une autre séance est notée ce jour-là au même endroit, sans doute la même, sur un autre ordinateur."
    )
