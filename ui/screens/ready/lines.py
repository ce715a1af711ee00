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
    return " · ".join(filter(None, (session.place or session.route, where, day)))


def people(page: Leaving) -> list[Row]:
    """In the order of the paper, whose numbers they bear."""
    return [_row(rank, one) for rank, one in enumerate(page.sought, 1)]


def _row(rank: int, one: Sought) -> Row:
    quiet = n_("sans nouvelles depuis {n}\u00a0jour", "sans nouvelles depuis {n}\u00a0jours", one.silent)
    owed = _("réponse attendue\u00a0: {names}").format(names=", ".join(one.unanswered))
    why = " · ".join(
        filter(None, (quiet.format(n=one.silent) if one.silent else "", owed if one.unanswered else ""))
    )
    unsure = () if one.checked else ((_("adresse à vérifier"), "warning", "question"),)
    return Row(one.resident, one.name, why, trailing=f"n°\u00a0{rank}", avatar=one.name, badges=unsure)


def advice(page: Leaving) -> str:
    """How they were chosen, and who is not among them."""
    if not page.session.neighbourhood:
        return _("Dites le quartier de la sortie\u00a0: on saura qui y chercher.")
    chosen = _("Leur fiche dit ce quartier prioritaire, par l’adresse\u00a0; jamais par un nom de lieu.")
    left = n_(
        "{n} autre personne sans nouvelles n’a pas d’adresse située.",
        "{n} autres personnes sans nouvelles n’ont pas d’adresse située.",
        page.unlocated,
    )
    return " ".join(filter(None, (chosen, left.format(n=page.unlocated) if page.unlocated else "")))
