"""How the answers to the forms of a project of the Cité are written down. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.text import _
from cad.services import city_projects, participations
from ui.screens.asking import Act, Form, Writes, chosen


def _project(form: Form, typed: dict[str, Any]) -> Act:
    for name in ("year", "planned"):
        typed[name] = read.whole_number(typed[name]) if typed[name].strip() else 0
    if form.about:
        given = {"city_project": form.about.id, **typed}
        return city_projects.change_city_project, _("Projet modifié"), given
    return city_projects.add_city_project, _("Projet ajouté"), typed


def _part(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        given = {"participation": form.about.id, **typed}
        return participations.change_participation, _("Participation modifiée"), given
    return participations.join_project, _("Participation notée"), {**form.within, **typed}


def _funding(form: Form, typed: dict[str, Any]) -> Act:
    typed["year"] = int(typed["year"])
    if form.about:
        given = {"project_funding": form.about.id, **typed}
        return city_projects.change_project_funding, _("Financement modifié"), given
    return city_projects.fund_city_project, _("Financement noté"), {**form.within, **chosen(typed)}


def _remove_project(form: Form, _typed: dict[str, Any]) -> Act:
    return city_projects.remove_city_project, _("Projet retiré"), {"city_project": form.about.id}


def _remove_part(form: Form, _typed: dict[str, Any]) -> Act:
    given = {"participation": form.about.id}
    return participations.remove_participation, _("Participation retirée"), given


def _remove_funding(form: Form, _typed: dict[str, Any]) -> Act:
    given = {"project_funding": form.about.id}
    return city_projects.remove_project_funding, _("Financement retiré"), given


WRITES: Writes = {"project": _project, "part": _part, "funding": _funding}
OTHERS: Writes = {
    "remove-project": _remove_project,
    "remove-part": _remove_part,
    "remove-funding": _remove_funding,
}
