"""How the answers of each form of the agenda are written down. No Qt here."""

from typing import Any

from cad.domain.text import _
from cad.services import appointments
from ui.screens.asking import Act, Form, Unreadable, Writes
from ui.screens.resident.clock import moment, unreadable


def _at(typed: dict[str, Any]) -> dict[str, Any]:
    day, time, minutes = (typed.pop(name) for name in ("day", "time", "minutes"))
    if errors := unreadable(day, time):
        raise Unreadable(errors)
    return {"at": moment(day, time), "minutes": int(minutes or 0), **typed}


def _plan(form: Form, typed: dict[str, Any]) -> Act:
    given = {"resident": form.within["resident"], **_at(typed)}
    return appointments.plan_appointment, _("Rendez-vous noté"), given


def _move(form: Form, typed: dict[str, Any]) -> Act:
    """A partner and its place are shown without being the appointment’s own: left as they are, they stay."""
    shown = {"with_name": form.about.host, "place": form.about.place}
    given = {name: said for name, said in _at(typed).items() if said != shown.get(name)}
    return appointments.move_appointment, _("Rendez-vous déplacé"), {"appointment": form.subject, **given}


def _cancel(form: Form, typed: dict[str, Any]) -> Act:
    return appointments.cancel_appointment, _("Rendez-vous annulé"), {"appointment": form.subject, **typed}


WRITES: Writes = {"appointment": _plan, "move_appointment": _move, "cancel_appointment": _cancel}
