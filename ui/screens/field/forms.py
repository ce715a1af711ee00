"""How the answers of each form are written down. No Qt here."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import passages, queue, sessions
from ui.screens.asking import Act, Form, Writes


def _session(form: Form, typed: dict[str, Any]) -> Act:
    day, start, end = (typed.pop(name) for name in ("day", "start", "end"))
    if not day or not start:
        raise Refused(_("Il manque\u00a0: le jour et l’heure."))
    given = {**typed, "starts_at": f"{day}T{start}", "ends_at": f"{day}T{end}" if end else ""}
    if form.about:
        return sessions.change_session, _("Séance modifiée"), {"session": form.about.id, **given}
    return sessions.plan_session, _("Séance préparée"), {"nature": form.within["nature"], **given}


def _cancel(form: Form, typed: dict[str, Any]) -> Act:
    return sessions.cancel_session, _("Séance annulée"), {**form.within, **typed}


def _close(form: Form, typed: dict[str, Any]) -> Act:
    return sessions.close_session, _("Séance terminée"), {**form.within, **typed}


def _passage(form: Form, typed: dict[str, Any]) -> Act:
    return passages.change_passage, _("Passage corrigé"), {"passage": form.subject, **typed}


def _pass_on(form: Form, typed: dict[str, Any]) -> Act:
    if not typed["to"]:
        raise Refused(_("Choisissez à qui."))
    return queue.pass_on, _("Passé·e à un·e collègue"), {"passage": form.subject, **typed}


def _remove(form: Form, _typed: dict[str, Any]) -> Act:
    return passages.remove_passage, _("Passage retiré"), {"passage": form.subject}


WRITES: Writes = {
    "session": _session,
    "cancel_session": _cancel,
    "close_session": _close,
    "passage": _passage,
    "pass_on": _pass_on,
}
OTHERS: Writes = {"remove_passage": _remove}
