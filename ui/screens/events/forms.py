"""How the answers of each form are written down. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import attendances, events
from ui.screens.asking import Act, Form, Writes


def _event(form: Form, typed: dict[str, Any]) -> Act:
    day, start, end = (typed.pop(name) for name in ("day", "start", "end"))
    if not day or not start:
        raise Refused(_("Il manque\u00a0: le jour et l’heure."))
    given = typed | {
        "starts_at": f"{day}T{start}",
        "ends_at": f"{day}T{end}" if end else "",
        "seats": read.whole_number(typed["seats"]) if typed["seats"] else 0,
    }
    if not end:
        del given["ends_at"]
    if form.about:
        return events.change_event, _("Rencontre modifiée"), {"event": form.about.id, **given}
    return events.plan_event, _("Rencontre ajoutée"), given


def _cancel(form: Form, typed: dict[str, Any]) -> Act:
    return events.cancel_event, _("Rencontre annulée"), {**form.within, **typed}


def _invite(form: Form, typed: dict[str, Any]) -> Act:
    return attendances.invite, _("Invitations notées"), {**form.within, **typed}


def _newcomer(form: Form, typed: dict[str, Any]) -> Act:
    return attendances.come_in_new, _("Personne ajoutée"), {**form.within, **typed, "seen": ()}


def _other(form: Form, typed: dict[str, Any]) -> Act:
    """Whoever resembles is somebody else."""
    return attendances.come_in_new, _("Personne ajoutée"), {**form.within, **typed, "seen": None}


def _heads(form: Form, typed: dict[str, Any]) -> Act:
    number = read.whole_number(typed["number"]) if typed["number"] else 0
    return events.count_heads, _("Nombre noté"), {**form.within, "number": number}


def _answer(form: Form, typed: dict[str, Any]) -> Act:
    given = {"attendance": form.subject, **typed}
    return attendances.answer_invitation, _("Réponse notée"), given


def _meeting(form: Form, typed: dict[str, Any]) -> Act:
    if not typed["company"]:
        raise Refused(_("Choisissez l’entreprise."))
    return attendances.note_meeting, _("Noté"), {**form.within, **typed}


def _uninvite(form: Form, _typed: dict[str, Any]) -> Act:
    return attendances.uninvite, _("Retiré·e de la liste"), {"attendance": form.subject}


WRITES: Writes = {
    "event": _event,
    "cancel_event": _cancel,
    "invite": _invite,
    "newcomer": _newcomer,
    "heads": _heads,
    "answer": _answer,
    "company_meeting": _meeting,
}
OTHERS: Writes = {"other": _other, "uninvite": _uninvite}
