"""The screens, each loaded the first time it is opened so that the app starts at once.

A screen is a folder: `view.py` has ``class Screen(QWidget)`` made with the desk, and `presenter.py` its
behaviour without Qt. The window calls ``screen.arrive(**where)`` each time one goes there.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

from cad.domain.text import _


class Place(NamedTuple):
    """A destination: `key` in code, `label` and `icon` as shown.

    Without a shortcut it is not in the side list, where one is then seen to be `within` another.
    """

    key: str
    label: str
    icon: str
    shortcut: str = ""
    within: str = "residents"


PLACES = (
    Place("today", _("Aujourd’hui"), "today", "Ctrl+1"),
    Place("residents", _("Résidents"), "people", "Ctrl+2"),
    Place("field", _("Sur le terrain"), "pin", "Ctrl+3"),
    Place("agenda", _("Agenda"), "calendar", "Ctrl+4"),
    Place("referrals", _("Orientations"), "referral", "Ctrl+5"),
    Place("partners", _("Partenaires"), "building", "Ctrl+6"),
    Place("axes", _("Les axes"), "briefcase", "Ctrl+7"),
    Place("plan", _("Le plan"), "flag", "Ctrl+8"),
    Place("settings", _("Réglages"), "settings", "Ctrl+9"),
    Place("clauses", _("Clauses sociales"), "briefcase", within="axes"),
    Place("events", _("Rencontres"), "calendar", within="axes"),
    Place("offers", _("Offres"), "megaphone", within="axes"),
    Place("internships", _("Stages de 3e"), "graduation-cap", within="axes"),
    Place("places", _("La collectivité"), "building", within="axes"),
    Place("businesses", _("Création d’entreprise"), "storefront", within="axes"),
    Place("city_projects", _("Cité de l’emploi"), "hands", within="axes"),
    Place("board", _("Tableau d’attente"), "people", within="field"),
    Place("directory", _("Annuaire"), "hands", within="partners"),
    Place("calls", _("À appeler"), "phone", within="agenda"),
    Place("resident", _("Fiche"), "person"),
    Place("map", _("Carte"), "pin"),
    Place("outing", _("Sortie"), "outreach", within="field"),
    Place("ready", _("Avant de partir"), "check", within="field"),
    Place("clashes", _("Divergences"), "scales", within="today"),
    Place("import", _("Importer une liste"), "upload"),
    Place("paper", _("Aperçu"), "print"),
)


AXES = tuple(place for place in PLACES if place.within == "axes")
"""The axes of the plan: one entry of the side list, a tab each."""


_PAPERS = {
    "report": "plan", "calls": "agenda", "agreement": "axes", "city_project": "axes", "invitations": "axes",
    "sign_in": "axes", "session_sheet": "field", "session_masked": "field", "lookout": "field",
}  # fmt: skip
"""Papers that are of another place than the people’s."""


def beside(place: str, where: Mapping[str, str]) -> str:
    """The place of the side list that stands for this one, arrived at `where`."""
    found = next(one for one in PLACES if one.key == place)
    paper = next((_PAPERS[what] for what in where if what in _PAPERS), found.within)
    return place if found.shortcut else paper


def make(key: str, desk: Any) -> Any:
    """The screen of that key, its module imported now."""
    return import_module(f"ui.screens.{key if key != 'import' else 'importing'}.view").Screen(desk)
