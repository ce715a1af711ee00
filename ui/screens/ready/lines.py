"""Whom to look for, row by row, and what to take along. No Qt here."""

from cad.domain.dates import show_day_long
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.text import _, n_
from cad.services.leaving import Leaving, Sought
from ui.widgets.rows import Row


def summary(page: Leaving) -> str:
    """Where and when."""
    session = page.session
    where = NEIGHBOURHOODS[session.neighbourhood] if session.neighbourhood else ""
    day = show_day_long(session.starts_at[:10]).capitalize()
    return " · ".join(filter(None, (session.name, where, day)))


def people(page: Leaving) -> list[Row]:
    """In the order of the paper, whose numbers they bear."""
    return [_row(one, _("n°\u00a0{n}").format(n=rank)) for rank, one in enumerate(page.sought, 1)]


def unsure(page: Leaving) -> list[Row]:
    """Who may live there, for all one knows."""
    return [_row(one) for one in page.unsure]


def _row(one: Sought, number: str = "") -> Row:
    quiet = n_("sans nouvelles depuis {n}\u00a0jour", "sans nouvelles depuis {n}\u00a0jours", one.silent)
    owed = _("réponse attendue\u00a0: {names}").format(names=", ".join(one.unanswered))
    why = " · ".join(
        filter(None, (quiet.format(n=one.silent) if one.silent else "", owed if one.unanswered else ""))
    )
    return Row(one.resident, one.name, why, number, avatar=one.name)


def advice(page: Leaving) -> str:
    """How they were chosen."""
    if not page.session.neighbourhood:
        return _("Dites le quartier de la sortie\u00a0: on saura qui y chercher.")
    if not page.sought:
        return _("Personne de ce quartier prioritaire n’est sans nouvelles.")
    return _("Leur fiche dit ce quartier prioritaire, par l’adresse\u00a0; jamais par un nom de lieu.")


def doubt(page: Leaving) -> str:
    """Why they are apart."""
    return n_(
        "{n} personne sans nouvelles, à l’adresse à vérifier\u00a0: elle n’est pas sur la liste.",
        "{n} personnes sans nouvelles, à l’adresse à vérifier\u00a0: elles ne sont pas sur la liste.",
        page.to_check,
    ).format(n=page.to_check)
