"""La collectivité: its places, one of them or all beside, its training sessions. No Qt here."""

from typing import Any, Protocol

from cad.domain.text import _, n_
from cad.services import employer, proposals, reserved_places, trainings
from cad.services.action import Done
from cad.services.employer import Asked as AskedOne
from cad.services.employer import EmployerList, PlacePage, TrainingRow
from ui.ports import Desk, Pending
from ui.screens.asking import Asking, Form, Names
from ui.screens.asking import View as Asked
from ui.screens.places import forms, lines
from ui.widgets.rows import Row

_TOUCHING = {
    "reserved_place", "placement", "proposal", "outcome", "training_session", "training_attendance",
    "resident", "organisation", "need",
}  # fmt: skip
"""Kinds of record that the screen shows."""


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_places(self, summary: str, rows: list[Row]) -> None:
        """Show the list."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_whole(self, found: EmployerList) -> None:
        """Show all places together, and the training sessions."""

    def show_place(self, page: PlacePage) -> None:
        """Show one place."""


class Presenter:
    """One text, one kind, one place ("" for all of them); the latest answer wins."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.asking = Asking(desk, view, forms.act)
        self.text = self.show = self.place = ""
        self.found: EmployerList | None = None
        self.page: PlacePage | None = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self._stale = True

    def arrive(self, place: str = "") -> None:
        """Come to the list, or to one place."""
        self.place = place or self.place
        if self._stale or place:
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
        if self.place:
            self.open(self.place)

    def look(self, text: str, show: str) -> None:
        """Keep the places these words name, of one kind."""
        self.text, self.show = " ".join(text.split()), show
        self._list()

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(employer.employer_list, self._show, show=self.show, text=self.text)

    def _show(self, found: EmployerList) -> None:
        self._asked, self.found = None, found
        today = self._desk.now().date().isoformat()
        rows = [lines.whole(len(found.trainings)), *(lines.place(row, today) for row in found.rows)]
        summary = ", ".join(
            (
                n_("{n} place libre", "{n} places libres", found.open),
                n_("{n} personne retenue", "{n} personnes retenues", found.taken),
            )
        )
        self._view.show_places(summary, rows)
        if not found.rows and (self.text or self.show):
            self._view.show_none(
                _("Aucune place ne correspond."), _("Un mot de moins, ou « Tous les types ».")
            )
        if not self.place:
            self._view.show_whole(found)

    def open(self, place: str) -> None:
        """Show one place beside the list, or all of them."""
        if self._opening:
            self._opening.cancel()
        if place in ("", lines.WHOLE):
            self.place, self.page, self._opening = "", None, None
            if self.found:
                self._view.show_whole(self.found)
            return
        lost = lambda _why: self.open("")  # noqa: E731
        self._opening = self._desk.ask(employer.place_page, self._opened, lost, reserved_place=place)

    def _opened(self, page: PlacePage) -> None:
        self._opening, self.page, self.place = None, page, page.row.place.id
        self._view.show_place(page)

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        """Do what a button says; `key` is the training session meant."""
        if what in ("close", "reopen", "remove-place") and self.page:
            self._about_place(what, self.page.row.place.id)
        elif what == "remove-training":
            self._desk.act(trainings.remove_training, said=_("Formation retirée"), training_session=key)
        elif what == "candidates" and self.page:
            self._candidates(self.page)
        elif form := self._form(what, key):
            self.asking.ask(form)

    def _about_place(self, what: str, place: str) -> None:
        act, said = {
            "close": (reserved_places.close_reserved_place, _("Place fermée")),
            "reopen": (reserved_places.reopen_reserved_place, _("Place rouverte")),
            "remove-place": (reserved_places.remove_reserved_place, _("Place retirée")),
        }[what]
        gone = (lambda _done: self.open("")) if what == "remove-place" else None
        self._desk.act(act, gone, said=said, reserved_place=place)

    def _candidates(self, page: PlacePage) -> None:
        place = page.row.place
        self._desk.ask(
            reserved_places.place_candidates,
            lambda found: self._view.ask_form(Form("place_candidates", place.id, found, {}, place.title), {}),
            reserved_place=place.id,
        )

    def answer(self, proposal: str, state: str) -> None:
        """What became of a place proposed to someone; or go to their page, or change their days."""
        one = self._one(proposal)
        if not one:
            return
        if state == "resident":
            self._desk.open("resident", resident=one.person)
        elif state == "placement" and one.placement:
            self.asking.ask(Form("placement", one.placement.id, one.placement, {}, one.name))
        else:
            said = _("Réponse notée")
            self._desk.act(proposals.answer_proposal, said=said, proposal=proposal, state=state)

    def _one(self, proposal: str) -> AskedOne | None:
        every = self.page.asked if self.page else ()
        return next((one for one in every if one.proposal.id == proposal), None)

    def _form(self, what: str, key: str) -> Form | None:
        found, page = self.found, self.page
        if not found:
            return None
        session = next((row for row in found.trainings if row.session.id == key), None)
        offices: Names = (("", _("Non précisé")), *found.organisations)
        if what == "place":
            return Form("reserved_place", options={"employer": offices})
        if what == "edit" and page:
            about = page.row.place
            return Form("reserved_place", about.id, about, {}, "", {"employer": offices})
        if what == "training":
            return Form("training", key or "new", session)
        if what == "attendance" and session:
            return self._attendance(session, offices)
        return None

    def _attendance(self, session: TrainingRow, offices: Names) -> Form:
        title = lines.training(session, self._desk.now().date().isoformat()).title
        return Form(
            "training_attendance", session.session.id, session, {}, title, {"organisation": offices[1:]}
        )

    def save(self, form: Form, typed: dict[str, Any]) -> None:
        """Write a form down, and go where it leads."""
        self.asking.save(form, typed, lambda made: self._go_to(form, made))

    def _go_to(self, form: Form, made: Any) -> None:
        if form.kind == "reserved_place":
            self.open(made.id)
