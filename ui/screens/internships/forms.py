"""How the answers of each form are written down. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.text import _
from cad.services import internship_offers, internships, pupils, schools
from ui.screens.asking import Act, Form, Writes


def _school(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        return schools.change_school, _("Établissement modifié"), {"school": form.about.id, **typed}
    return schools.add_school, _("Établissement ajouté"), typed


def _week(form: Form, typed: dict[str, Any]) -> Act:
    return schools.set_week, _("Semaine notée"), {"school": form.subject, **typed}


def _offer(form: Form, typed: dict[str, Any]) -> Act:
    typed["places"] = read.whole_number(typed["places"]) if typed["places"] else 1
    if form.about:
        given = {"internship_offer": form.about.id, **typed}
        return internship_offers.change_internship_offer, _("Offre modifiée"), given
    return internship_offers.add_internship_offer, _("Offre ajoutée"), typed


def _pupil(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        return pupils.change_pupil, _("Élève modifié·e"), {"pupil": form.about.id, **typed}
    return pupils.add_pupil, _("Élève ajouté·e"), {**form.within, **typed}


def _guardian(form: Form, typed: dict[str, Any]) -> Act:
    return pupils.record_guardian_agreement, _("Accord noté"), {"pupil": form.subject, **typed}


def _found(form: Form, typed: dict[str, Any]) -> Act:
    return internships.add_found_internship, _("Stage ajouté"), {"pupil": form.subject, **typed}


def _internship(form: Form, typed: dict[str, Any]) -> Act:
    return internships.change_internship, _("Stage modifié"), {"internship": form.about.id, **typed}


def _signed(form: Form, typed: dict[str, Any]) -> Act:
    return internships.sign_internship, _("Signature notée"), {**form.within, **typed}


def _broken(form: Form, typed: dict[str, Any]) -> Act:
    given = {"internship": form.subject, "state": "broken", **typed}
    return internships.answer_internship, _("Noté sans suite"), given


def _remove_school(form: Form, _typed: dict[str, Any]) -> Act:
    return schools.remove_school, _("Établissement retiré"), {"school": form.subject}


def _remove_week(form: Form, _typed: dict[str, Any]) -> Act:
    return schools.remove_week, _("Semaine retirée"), {"observation_week": form.about.id}


def _remove_pupil(form: Form, _typed: dict[str, Any]) -> Act:
    return pupils.remove_pupil, _("Élève retiré·e"), {"pupil": form.subject}


def _remove_offer(form: Form, _typed: dict[str, Any]) -> Act:
    return internship_offers.remove_internship_offer, _("Offre retirée"), {"internship_offer": form.subject}


def _close(form: Form, _typed: dict[str, Any]) -> Act:
    return internship_offers.close_internship_offer, _("Offre fermée"), {"internship_offer": form.subject}


def _reopen(form: Form, _typed: dict[str, Any]) -> Act:
    return internship_offers.reopen_internship_offer, _("Offre rouverte"), {"internship_offer": form.subject}


WRITES: Writes = {
    "school": _school,
    "week": _week,
    "internship_offer": _offer,
    "pupil": _pupil,
    "guardian": _guardian,
    "found_internship": _found,
    "internship": _internship,
    "signed": _signed,
    "no_internship": _broken,
}
OTHERS: Writes = {
    "remove-school": _remove_school,
    "remove-week": _remove_week,
    "remove-pupil": _remove_pupil,
    "remove-offer": _remove_offer,
    "close": _close,
    "reopen": _reopen,
}
