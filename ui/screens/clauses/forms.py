"""What is asked, of what, and how the answers are written. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.errors import Refused
from cad.domain.hours import show_hours, show_month
from cad.domain.text import _
from cad.services import hours_import, insertions, procurements, proposals, worked_hours
from cad.services.clauses import Worker
from ui.screens.asking import Act, Form, Writes

OUT = "out"


def _procurement(form: Form, typed: dict[str, Any]) -> Act:
    if form.about:
        return procurements.change_procurement, _("Marché modifié"), {"procurement": form.about.id, **typed}
    return procurements.add_procurement, _("Marché ajouté"), typed


def _lot(form: Form, typed: dict[str, Any]) -> Act:
    typed["hours_due"] = read.whole_number(typed["hours_due"]) if typed["hours_due"] else 0
    if form.about:
        typed.pop("procurement", None)
        return procurements.change_lot, _("Lot modifié"), {"lot": form.about.id, **typed}
    if not typed.get("procurement"):
        raise Refused(_("Ajoutez d’abord le marché de ce lot."))
    return procurements.add_lot, _("Lot ajouté"), typed


def _opening(form: Form, typed: dict[str, Any]) -> Act:
    typed["places"] = read.whole_number(typed["places"]) if typed["places"] else 1
    typed["minutes"] = read.whole_number(typed["minutes"]) if typed.get("minutes") else 0
    return procurements.open_position, _("Poste ouvert"), {**form.within, **typed}


def _insertion(form: Form, typed: dict[str, Any]) -> Act:
    lives = typed.pop("lives")
    where = {"qpv": OUT} if lives == OUT else {"neighbourhood": lives}
    return insertions.add_insertion, _("Contrat d’insertion ajouté"), {**form.within, **typed, **where}


def _amend(form: Form, typed: dict[str, Any]) -> Act:
    given = {"insertion": form.about.insertion.id, **typed}
    return insertions.change_insertion, _("Contrat d’insertion modifié"), given


def _remove(form: Form, _typed: dict[str, Any]) -> Act:
    given = {"insertion": form.about.insertion.id}
    return insertions.remove_insertion, _("Contrat d’insertion retiré"), given


def _candidates(form: Form, typed: dict[str, Any]) -> Act:
    return proposals.propose_position, _("Poste proposé"), {"opening": form.subject, **typed}


def _statement(form: Form, typed: dict[str, Any]) -> Act:
    given = {**form.within, "mark": form.about.mark, **typed}
    return hours_import.import_hours, _("Relevé d’heures importé"), given


def _hours(form: Form, typed: dict[str, Any]) -> Act:
    """A month that has hours is corrected, when a reason is given; else it is said."""
    worker: Worker = form.about
    given = {"insertion": worker.insertion.id, **typed}
    held = next((one for one in worker.months if one.month == typed["month"][:7]), None)
    if not held:
        return worked_hours.record_hours, _("Heures saisies"), given
    if not typed["reason"]:
        raise Refused(
            _("{month} a déjà {hours}. Pour corriger, dites pourquoi\u00a0; sinon changez le mois.").format(
                month=show_month(held.month).capitalize(), hours=show_hours(held.counted + held.beyond)
            )
        )
    return worked_hours.correct_hours, _("Heures corrigées"), given


def next_month(worker: Worker, today: str) -> str:
    """The month one most likely enters: after the latest entered, at most this one."""
    entered = [one.month for one in worker.months]
    if not entered:
        return min(worker.insertion.starts_on[:7], today[:7])
    year, month = int(entered[-1][:4]), int(entered[-1][5:7])
    after = f"{year + month // 12}-{month % 12 + 1:02}"
    return min(after, today[:7])


WRITES: Writes = {
    "procurement": _procurement,
    "lot": _lot,
    "opening": _opening,
    "insertion": _insertion,
    "hours": _hours,
    "amend": _amend,
    "candidates": _candidates,
    "statement": _statement,
}
OTHERS: Writes = {"remove": _remove}
