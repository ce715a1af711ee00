"""How the answers of each form are written down. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.text import _
from cad.services import placements, reserved_places, trainings
from ui.screens.asking import Act, Form, Writes


def _number(typed: str, otherwise: int = 0) -> int:
    return read.whole_number(typed) if typed.strip() else otherwise


def _place(form: Form, typed: dict[str, Any]) -> Act:
    typed["places"] = _number(typed["places"], 1)
    typed |= {name: _number(typed[name]) for name in ("age_from", "age_to")}
    typed["qpv_only"] = typed["qpv_only"] == "yes"
    if form.about:
        given = {"reserved_place": form.about.id, **typed}
        return reserved_places.change_reserved_place, _("Place modifiée"), given
    return reserved_places.add_reserved_place, _("Place ajoutée"), typed


def _candidates(form: Form, typed: dict[str, Any]) -> Act:
    given = {"reserved_place": form.subject, **typed}
    return reserved_places.propose_reserved_place, _("Place proposée"), given


def _placement(form: Form, typed: dict[str, Any]) -> Act:
    return placements.change_placement, _("Place prise modifiée"), {"placement": form.subject, **typed}


def _training(form: Form, typed: dict[str, Any]) -> Act:
    typed["heads"] = _number(typed["heads"])
    if form.about:
        given = {"training_session": form.about.session.id, **typed}
        return trainings.change_training, _("Formation modifiée"), given
    return trainings.add_training, _("Formation ajoutée"), typed


def _attendance(form: Form, typed: dict[str, Any]) -> Act:
    typed["people"] = _number(typed["people"])
    return trainings.record_attendance, _("Présences notées"), {"training_session": form.subject, **typed}


def _remove_place(form: Form, _typed: dict[str, Any]) -> Act:
    return reserved_places.remove_reserved_place, _("Place retirée"), {"reserved_place": form.subject}


def _remove_training(form: Form, _typed: dict[str, Any]) -> Act:
    return trainings.remove_training, _("Formation retirée"), {"training_session": form.subject}


WRITES: Writes = {
    "reserved_place": _place,
    "place_candidates": _candidates,
    "placement": _placement,
    "training": _training,
    "training_attendance": _attendance,
}
OTHERS: Writes = {"remove-place": _remove_place, "remove-training": _remove_training}
