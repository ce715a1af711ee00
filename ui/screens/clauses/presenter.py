"""Clauses sociales: a list of lots, figures of all or of one beside it, what is entered there. No Qt here."""

from typing import Any, Protocol

from cad.domain.errors import Refused
from cad.domain.procurement import Lot, Opening, Procurement
from cad.domain.text import _, n_
from cad.services import candidates, clauses, drafts, hours_import, insertions, procurements, proposals
from cad.services.action import Done
from cad.services.clauses import ClauseFigures, LotPage, Worker
from ui.ports import Desk, Pending
from ui.screens.clauses import forms, lines, shown
from ui.screens.clauses.forms import Form
from ui.screens.clauses.shown import Overview
from ui.widgets.rows import Row

_TOUCHING = {
    "procurement", "lot", "opening", "insertion", "worked_hours", "proposal", "resident", "need",
    "organisation", "rule",
}  # fmt: skip
"""Kinds of record that the screen shows."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_lots(self, summary: str, rows: list[Row], years: list[str]) -> None:
        """Show the list, and the years one may choose."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_whole(self, found: Overview) -> None:
        """Show the figures of all lots."""

    def show_lot(self, page: LotPage) -> None:
        """Show one lot."""

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """Open a form, with what was half typed."""

    def ask_whom(self) -> None:
        """Whom a new contract is for."""

    def ask_file(self) -> None:
        """Which statement of hours."""

    def refuse(self, errors: dict[str, str]) -> None:
        """The form is not right: by field, "" for the whole."""

    def close_form(self) -> None:
        """What the form said is written."""


class Presenter:
    """One text, one year, one lot ("" for all of them); the latest answer wins."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.text = self.year = self.lot = ""
        self.found: ClauseFigures | None = None
        self.page: LotPage | None = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self._stale = True

    def arrive(self, lot: str = "") -> None:
        """Come to the list, or to one lot."""
        self.lot = lot or self.lot
        if self._stale or lot:
            self.refresh()

    def changed(self, done: Done[Any], visible: bool) -> None:
        """Something was written; a hidden screen waits until one comes back to it."""
        if any(kind in _TOUCHING for kind, _id in done.changed):
            self._stale = True
            if visible:
                self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        self._list()
        if self.lot:
            self.open(self.lot)

    def look(self, text: str, year: str) -> None:
        """Keep the lots these words name, and the hours of a year."""
        self.text, self.year = " ".join(text.split()), year
        self._list()

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(clauses.clause_figures, self._show, year=self.year, text=self.text)

    def _show(self, found: ClauseFigures) -> None:
        self._asked, self.found = None, found
        if not found.rows:
            self._view.show_none(*self._why_none())
        else:
            rows = [lines.whole(found), *(lines.lot(row) for row in found.rows)]
            self._view.show_lots(_summary(found), rows, list(found.figures.years))
        if not self.lot:
            self._view.show_whole(shown.overview(found))

    def _why_none(self) -> tuple[str, str]:
        if self.text:
            return _("Aucun lot ne correspond."), _("Un mot de moins, peut-être.")
        return _("Aucun marché pour l’instant."), _("Ajoutez un marché, puis ses lots et les heures dues.")

    def open(self, lot: str) -> None:
        """Show one lot beside the list, or all of them."""
        if self._opening:
            self._opening.cancel()
        if lot in ("", lines.WHOLE):
            self.lot, self.page, self._opening = "", None, None
            if self.found:
                self._view.show_whole(shown.overview(self.found))
            return
        self._opening = self._desk.ask(clauses.lot_page, self._opened, self._lost, lot=lot)

    def _opened(self, page: LotPage) -> None:
        self._opening, self.page, self.lot = None, page, page.lot.id
        self._view.show_lot(page)

    def _lost(self, _sentence: str) -> None:
        self.open("")

    # Forms

    def ask(self, what: str, key: str = "") -> None:
        """Do what a button says; `key` is the position or the contract meant."""
        if what == "whom":
            self._view.ask_whom()
        elif what == "close":
            self._do(procurements.close_position, _("Poste fermé"), opening=key)
        elif what == "reopen":
            self._do(procurements.reopen_position, _("Poste rouvert"), opening=key)
        elif what == "candidates":
            self._candidates(key)
        elif what == "file" and self.page:
            self._view.ask_file()
        elif what == "remove":
            self._do(insertions.remove_insertion, _("Contrat d’insertion retiré"), insertion=key)
        elif what == "remove-lot" and self.page:
            self._do(procurements.remove_lot, _("Lot retiré"), lot=self.page.lot.id)
        elif form := self._form(what, key):
            self._with_draft(form)

    def statement(self, file: str) -> None:
        """Look at an employer’s statement: nothing is written yet."""
        where = {"lot": self.lot, "file": file}
        show = lambda plan: self._view.ask_form(Form("statement", self.lot, plan, where), {})  # noqa: E731
        failed = lambda sentence: self._desk.say(sentence, "danger")  # noqa: E731
        self._desk.render(hours_import.preview_hours, show, failed, **where)

    def _candidates(self, opening: str) -> None:
        """Who could take a position: at most so many in sight, the readiest."""
        place = next((one for one in self.page.openings if one.id == opening), None) if self.page else None
        if place:
            self._desk.ask(
                candidates.candidates,
                lambda found: self._view.ask_form(Form("candidates", place.id, found, {}, place.title), {}),
                opening=opening,
            )

    def answer(self, proposal: str, state: str) -> None:
        """What became of a position proposed to someone; or go to their page."""
        asked = self.page.asked if self.page else ()
        if state == "resident":
            who = next(one.person for one in asked if one.proposal.id == proposal)
            self._desk.open("resident", resident=who)
        else:
            self._do(proposals.answer_proposal, _("Réponse notée"), proposal=proposal, state=state)

    def begin(self, person: str, name: str) -> None:
        """A contract of this person on the lot shown."""
        if self.page:
            within = {"resident": person, "lot": self.page.lot.id}
            self._with_draft(Form("insertion", person, self.page.lot, within, name, self._organisations()))

    def _form(self, what: str, key: str) -> Form | None:
        offices, page = self._organisations(), self.page
        contracts = tuple((one.id, one.title) for one in self.found.procurements) if self.found else ()
        if what == "procurement":
            return Form("procurement", organisations=offices)
        if what == "lot":
            return Form("lot", organisations=offices, contracts=contracts)
        if not page:
            return None
        worker = next((one for one in page.workers if one.insertion.id == key), None)
        return {
            "edit": Form("lot", page.lot.id, page.lot, {}, "", offices, contracts),
            "contract": Form("procurement", page.procurement.id, page.procurement, {}, "", offices),
            "opening": Form("opening", page.lot.id, None, {"lot": page.lot.id}, page.lot.title),
            "hours": Form("hours", key, worker, {}, worker.name) if worker else None,
            "amend": Form("amend", key, worker, {}, worker.name, offices) if worker else None,
        }.get(what)

    def _organisations(self) -> forms.Names:
        return (("", _("Non précisé")), *(self.found.organisations if self.found else ()))

    def _with_draft(self, form: Form) -> None:
        self._desk.ask(
            drafts.drafts,
            lambda kept: self._view.ask_form(form, kept[0].value if kept else {}),
            form=form.kind,
            subject=form.subject,
        )

    def keep(self, form: Form, said: dict[str, Any]) -> None:
        """Keep what is half typed."""
        self._desk.keep_draft(form.kind, form.subject, said)

    def save(self, form: Form, typed: dict[str, Any]) -> None:
        """Write a form down."""
        try:
            action, said, given = forms.act(form, typed)
        except Refused as wrong:
            self._view.refuse({"": str(wrong)})
            return

        def written(record: Any) -> None:
            self._desk.keep_draft(form.kind, form.subject, {})
            self._view.close_form()
            self._go_to(record)

        failed = lambda sentence: self._view.refuse({"": sentence})  # noqa: E731
        self._desk.act(action, written, failed, said=said, **given)

    def _go_to(self, record: Lot | Procurement | Opening | Any) -> None:
        if isinstance(record, Lot):
            self.open(record.id)

    def worker(self, key: str) -> Worker | None:
        """Whose contract that is."""
        workers = self.page.workers if self.page else ()
        return next((one for one in workers if one.insertion.id == key), None)

    def _do(self, action: Any, said: str, **given: Any) -> None:
        self._desk.act(action, said=said, **given)


def _summary(found: ClauseFigures) -> str:
    return ", ".join(
        (
            n_("{n} marché", "{n} marchés", len(found.procurements)),
            n_("{n} lot", "{n} lots", len(found.figures.lots)),
        )
    )
