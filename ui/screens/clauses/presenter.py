"""Clauses sociales: a list of lots, figures of all or of one beside it, what is entered there. No Qt here."""

from typing import Protocol

from cad.domain.text import _, n_
from cad.services import candidates, clauses, hours_import, procurements
from cad.services.clauses import ClauseFigures, LotPage
from ui.screens import axis_presenter
from ui.screens.asking import Form, Names
from ui.screens.axis_presenter import Question, Told
from ui.screens.clauses import forms, lines
from ui.screens.proposing import ProposingPresenter


class View(axis_presenter.View, Protocol):
    """What the presenter asks of the screen."""

    def ask_file(self) -> None:
        """Which statement of hours."""


class Presenter(ProposingPresenter):
    """One text, one year, one lot."""

    touching = frozenset({
        "procurement", "lot", "opening", "insertion", "worked_hours", "proposal", "resident", "need",
        "organisation", "rule",
    })  # fmt: skip
    kind, writes, others = "lot", forms.WRITES, forms.OTHERS
    view: View
    found: ClauseFigures | None
    page: LotPage | None

    def list_question(self) -> Question:
        return clauses.clause_figures, {"year": self.choice, "text": self.text}

    def page_question(self, key: str) -> Question:
        return clauses.lot_page, {"lot": key}

    def listed(self, found: ClauseFigures) -> Told:
        years = (("", _("Toutes les années")), *((year, year) for year in reversed(found.figures.years)))
        return Told(_summary(found), [lines.lot(row) for row in found.rows], lines.whole(), years)

    def why_none(self) -> tuple[str, str]:
        if self.text:
            return _("Aucun lot ne correspond."), _("Un mot de moins, peut-être.")
        return _("Aucun marché pour l’instant."), _("Ajoutez un marché, puis ses lots et les heures dues.")

    def key_of(self, page: LotPage) -> str:
        return page.lot.id

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        if what == "whom":
            self.view.ask_whom(_("Pour qui est ce contrat\u202f? Tapez un nom…"))
        elif what == "close":
            self.do(procurements.close_position, _("Poste fermé"), opening=key)
        elif what == "reopen":
            self.do(procurements.reopen_position, _("Poste rouvert"), opening=key)
        elif self.page:
            self._of_lot(what, key, self.page)
        elif form := self._form(what):
            self.asking.ask(form)

    def _of_lot(self, what: str, key: str, page: LotPage) -> None:
        worker = next((one for one in page.workers if one.insertion.id == key), None)
        if what == "file":
            self.view.ask_file()
        elif what == "candidates":
            title = next((one.title for one in page.openings if one.id == key), "")
            self.ask_about(candidates.candidates, Form("candidates", key, title=title), opening=key)
        elif what == "remove-lot":
            self.give_up(procurements.remove_lot, _("Lot retiré"), lot=page.lot.id)
        elif what == "resident" and worker:
            self.desk.open("resident", resident=worker.person)
        elif what in ("hours", "amend") and worker:
            self.asking.ask(Form(what, key, worker, {}, worker.name, self._options()))
        elif form := self._form(what) or self._form_of(what, page):
            self.asking.ask(form)

    def statement(self, file: str) -> None:
        """Look at an employer’s statement: nothing is written yet."""
        where = {"lot": self.chosen, "file": file}
        show = lambda plan: self.view.ask_form(Form("statement", self.chosen, plan, where), {})  # noqa: E731
        failed = lambda sentence: self.desk.say(sentence, "danger")  # noqa: E731
        self.desk.render(hours_import.preview_hours, show, failed, **where)

    def begin(self, person: str, name: str) -> None:
        """A contract of this person on the lot shown."""
        if self.page:
            lot = self.page.lot
            within = {"resident": person, "lot": lot.id}
            self.asking.ask(Form("insertion", person, lot, within, name, self._options()))

    def _form(self, what: str) -> Form | None:
        return Form(what, options=self._options()) if what in ("procurement", "lot") else None

    def _form_of(self, what: str, page: LotPage) -> Form | None:
        lot, contract = page.lot, page.procurement
        return {
            "edit": Form("lot", lot.id, lot, options=self._options()),
            "contract": Form("procurement", contract.id, contract, options=self._options()),
            "opening": Form("opening", lot.id, None, {"lot": lot.id}, lot.title),
        }.get(what)

    def _options(self) -> dict[str, Names]:
        known = self.found.organisations if self.found else ()
        contracts = self.found.procurements if self.found else ()
        return {
            "organisation": (("", _("Non précisé")), *known),
            "procurement": tuple((one.id, one.title) for one in contracts),
        }


def _summary(found: ClauseFigures) -> str:
    contracts, lots = len(found.procurements), len(found.figures.lots)
    said = (n_("{n} marché", "{n} marchés", contracts), n_("{n} lot", "{n} lots", lots))
    return ", ".join(said) if contracts else ""
