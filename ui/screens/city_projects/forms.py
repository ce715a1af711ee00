"""How the answers to the forms of a project of the Cité are written down. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import city_projects, participations
from ui.screens.asking import Act, Form


def act(form: Form, typed: dict[str, Any]) -> Act:
    """Which service, what is said, and its arguments. Raises `Refused` when one does not read."""
    made = {"project": _project, "part": _part, "funding": _funding}
    return made[form.kind](form, typed.pop("way_out", ""), typed)


def _project(form: Form, way: str, typed: dict[str, Any]) -> Act:
    if way == "remove":
        return city_projects.remove_city_project, _("Projet retiré"), {"city_project": form.about.id}
    for name in ("year", "planned"):
        typed[name] = read.whole_number(typed[name]) if typed[name].strip() else 0
    if form.about:
        return (
            city_projects.change_city_project,
            _("Projet modifié"),
            {"city_project": form.about.id, **typed},
        )
    return city_projects.add_city_project, _("Projet ajouté"), typed


def _part(form: Form, way: str, typed: dict[str, Any]) -> Act:
    if way == "remove":
        return (
            participations.remove_participation, _("Participation retirée"), {"participation": form.about.id},
        )  # fmt: skip
    if form.about:
        given = {"participation": form.about.id, **typed}
        return participations.change_participation, _("Participation modifiée"), given
    return participations.join_project, _("Participation notée"), {**form.within, **typed}


def _funding(form: Form, way: str, typed: dict[str, Any]) -> Act:
    if way == "remove":
        given = {"project_funding": form.about.id}
        return city_projects.remove_project_funding, _("Financement retiré"), given
    typed["year"] = int(typed["year"])
    if form.about:
        given = {"project_funding": form.about.id, **typed}
        return city_projects.change_project_funding, _("Financement modifié"), given
    if not typed.get("organisation"):
        raise Refused(_("Choisissez la structure\u00a0; absente de la liste, ajoutez-la dans Partenaires."))
    return city_projects.fund_city_project, _("Financement noté"), {**form.within, **typed}
