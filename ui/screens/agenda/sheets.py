"""The forms of the agenda: an appointment to plan, to move, to cancel."""

from PySide6.QtWidgets import QWidget

from cad.domain.encounter import Appointment
from cad.domain.text import _
from ui.screens.asking import Form
from ui.screens.form_fields import Sheets, Today
from ui.screens.resident.form_sheet import FormSheet
from ui.screens.resident.small_sheets import meeting_sheet, reason_sheet


def _plan(host: QWidget, form: Form, today: Today) -> FormSheet:
    day, time = form.within["day"], form.within["time"]
    known = Appointment(at=f"{day}T{time}" if day else "")
    title = _("Rendez-vous · {person}").format(person=form.title)
    return meeting_sheet(host, known, today, title=title)


def _move(host: QWidget, form: Form, today: Today) -> FormSheet:
    one = form.about
    known = Appointment(at=one.at, minutes=one.minutes, place=one.place, with_name=one.host)
    title = _("Déplacer · {person}").format(person=form.title)
    return meeting_sheet(host, known, today, title=title, new=False)


def _cancel(host: QWidget, form: Form, _today: Today) -> FormSheet:
    title = _("Annuler · {person}").format(person=form.title)
    return reason_sheet(host, title, _("Pourquoi"), _("Annuler le rendez-vous"))


SHEETS: Sheets = {"appointment": _plan, "move_appointment": _move, "cancel_appointment": _cancel}
