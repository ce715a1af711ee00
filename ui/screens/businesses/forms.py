"""How the answers to the forms of a business are written down. No Qt here."""

from typing import Any

from cad.domain.text import _
from cad.services import businesses, desk_stays, fundings, outcomes
from ui.screens.asking import Act, Form, Writes, chosen


def _business(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        return businesses.change_business, _("Projet modifié"), {"business": form.about.id, **typed}
    return businesses.begin_business, _("Projet ajouté"), {**form.within, **typed}


def _move(form: Form, typed: dict[str, Any]) -> Act:
    return businesses.move_business, _("Étape notée"), {**form.within, **typed}


def _register(form: Form, typed: dict[str, Any]) -> Act:
    return businesses.register_business, _("Immatriculation notée"), {"business": form.about.id, **typed}


def _abandon(form: Form, typed: dict[str, Any]) -> Act:
    return businesses.abandon_business, _("Projet abandonné"), {**form.within, **typed}


def _contact(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        return (
            businesses.change_contact,
            _("Rencontre modifiée"),
            {"business_contact": form.about.id, **typed},
        )
    return businesses.meet_partner, _("Rencontre notée"), {**form.within, **chosen(typed)}


def _funding(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        return fundings.change_funding, _("Demande modifiée"), {"funding": form.about.id, **typed}
    return fundings.ask_funding, _("Demande notée"), {**form.within, **chosen(typed)}


def _answer(form: Form, typed: dict[str, Any]) -> Act:
    given = {"funding": form.about.id, "on": typed["on"]}
    return fundings.grant_funding, _("Financement obtenu"), {**given, "amount": typed["amount"]}


def _stay(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        return desk_stays.change_stay, _("Hébergement modifié"), {"desk_stay": form.about.id, **typed}
    return desk_stays.host_business, _("Hébergement noté"), {**form.within, **chosen(typed)}


def _outcome(form: Form, typed: dict[str, Any]) -> Act:
    typed["months"] = int(typed["months"])
    given = {"kind": "business", "origin": form.subject, **typed}
    return outcomes.record_outcome, _("Situation notée"), given


def _refuse(form: Form, typed: dict[str, Any]) -> Act:
    given = {"funding": form.about.id, "on": typed["on"], "reason": typed["reason"]}
    return fundings.refuse_funding, _("Refus noté"), given


def _reopen(form: Form, _typed: dict[str, Any]) -> Act:
    return fundings.reopen_funding, _("Réponse retirée"), {"funding": form.about.id}


def _remove(form: Form, _typed: dict[str, Any]) -> Act:
    return businesses.remove_business, _("Projet retiré"), {"business": form.about.id}


def _remove_contact(form: Form, _typed: dict[str, Any]) -> Act:
    return businesses.remove_contact, _("Rencontre retirée"), {"business_contact": form.about.id}


def _remove_funding(form: Form, _typed: dict[str, Any]) -> Act:
    return fundings.remove_funding, _("Demande retirée"), {"funding": form.about.id}


def _remove_stay(form: Form, _typed: dict[str, Any]) -> Act:
    return desk_stays.remove_stay, _("Hébergement retiré"), {"desk_stay": form.about.id}


WRITES: Writes = {
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
OTHERS: Writes = {
    "refused": _refuse,
    "reopen": _reopen,
    "remove": _remove,
    "remove-contact": _remove_contact,
    "remove-funding": _remove_funding,
    "remove-stay": _remove_stay,
}
