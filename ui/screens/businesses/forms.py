"""How the answers to the forms of a business are written down. No Qt here."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import businesses, desk_stays, fundings, outcomes
from ui.screens.asking import Act, Form


def act(form: Form, typed: dict[str, Any]) -> Act:
    """Which service, what is said, and its arguments. Raises `Refused` when one is missing."""
    made = {
        "business": _business,
        "move": _move,
        "register": _register,
        "abandon": _abandon,
        "contact": _contact,
        "funding": _funding,
        "answer": _answer,
        "stay": _stay,
        "outcome": _outcome,
    }
    return made[form.kind](form, typed.pop("way_out", ""), typed)


def _business(form: Form, way: str, typed: dict[str, Any]) -> Act:
    if way == "remove":
        return businesses.remove_business, _("Projet retiré"), {"business": form.about.id}
    if form.about:
        return businesses.change_business, _("Projet modifié"), {"business": form.about.id, **typed}
    return businesses.begin_business, _("Projet ajouté"), {**form.within, **typed}


def _move(form: Form, _way: str, typed: dict[str, Any]) -> Act:
    return businesses.move_business, _("Étape notée"), {**form.within, **typed}


def _register(form: Form, _way: str, typed: dict[str, Any]) -> Act:
    return businesses.register_business, _("Immatriculation notée"), {"business": form.about.id, **typed}


def _abandon(form: Form, _way: str, typed: dict[str, Any]) -> Act:
    return businesses.abandon_business, _("Projet abandonné"), {**form.within, **typed}


def _contact(form: Form, way: str, typed: dict[str, Any]) -> Act:
    if way == "remove":
        return businesses.remove_contact, _("Rencontre retirée"), {"business_contact": form.about.id}
    if form.about:
        return (
            businesses.change_contact,
            _("Rencontre modifiée"),
            {"business_contact": form.about.id, **typed},
        )
    return businesses.meet_partner, _("Rencontre notée"), {**form.within, **_said(typed)}


def _funding(form: Form, way: str, typed: dict[str, Any]) -> Act:
    if way == "remove":
        return fundings.remove_funding, _("Demande retirée"), {"funding": form.about.id}
    if form.about:
        return fundings.change_funding, _("Demande modifiée"), {"funding": form.about.id, **typed}
    return fundings.ask_funding, _("Demande notée"), {**form.within, **_said(typed)}


def _answer(form: Form, way: str, typed: dict[str, Any]) -> Act:
    given = {"funding": form.about.id, "on": typed["on"]}
    if way == "refused":
        return fundings.refuse_funding, _("Refus noté"), {**given, "reason": typed["reason"]}
    if way == "reopen":
        return fundings.reopen_funding, _("Réponse retirée"), {"funding": form.about.id}
    return fundings.grant_funding, _("Financement obtenu"), {**given, "amount": typed["amount"]}


def _stay(form: Form, way: str, typed: dict[str, Any]) -> Act:
    if way == "remove":
        return desk_stays.remove_stay, _("Hébergement retiré"), {"desk_stay": form.about.id}
    if form.about:
        return desk_stays.change_stay, _("Hébergement modifié"), {"desk_stay": form.about.id, **typed}
    return desk_stays.host_business, _("Hébergement noté"), {**form.within, **_said(typed)}


def _outcome(form: Form, _way: str, typed: dict[str, Any]) -> Act:
    typed["months"] = int(typed["months"])
    given = {"kind": "business", "origin": form.subject, **typed}
    return outcomes.record_outcome, _("Situation notée"), given


def _said(typed: dict[str, Any]) -> dict[str, Any]:
    """A structure must be chosen: the directory may have none yet."""
    if not typed.get("organisation"):
        raise Refused(_("Choisissez la structure\u00a0; absente de la liste, ajoutez-la dans Partenaires."))
    return typed
