"""La collectivité: its places, one of them or all beside, its training sessions. No Qt here."""

from typing import Any

from cad.domain.text import _, n_
from cad.services import employer, proposals, reserved_places, trainings
from cad.services.employer import Asked, EmployerList, PlacePage, TrainingRow
from ui.screens.asking import Act, Form, Names
from ui.screens.beside_presenter import BesidePresenter, Question
from ui.screens.places import forms, lines
from ui.widgets.rows import Row


class Presenter(BesidePresenter):
    """See `BesidePresenter`; the choice is a kind of place."""

    touching = frozenset(
        {
            "reserved_place", "placement", "proposal", "outcome", "training_session", "training_attendance",
            "resident", "organisation", "need",
        }
    )  # fmt: skip
    found: EmployerList | None
    page: PlacePage | None

    def list_question(self) -> Question:
        return employer.employer_list, {"show": self.choice, "text": self.text}

    def page_question(self, key: str) -> Question:
        return employer.place_page, {"reserved_place": key}

    def listed(self, found: EmployerList) -> tuple[str, list[Row]]:
        summary = (
            n_("{n} place libre", "{n} places libres", found.open),
            n_("{n} personne retenue", "{n} personnes retenues", found.taken),
        )
        rows = (lines.place(row, self.today) for row in found.rows)
        return ", ".join(summary), [lines.whole(len(found.trainings)), *rows]

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucune place ne correspond."), _("Un mot de moins, ou tous les types.")
        return _("Aucune place pour l’instant."), _("Ajoutez celles que la collectivité réserve.")

    def key_of(self, page: PlacePage) -> str:
        return page.row.place.id

    def act_of(self, form: Form, typed: dict[str, Any]) -> Act:
        return forms.act(form, typed)

    def written(self, form: Form, made: Any) -> None:
        if form.kind == "reserved_place":
            self.open(made.id)

    def submit(self, form: Form, typed: dict[str, Any], way: str) -> None:
        if way:
            self.view.close_form()
            self.ask(way, form.subject)
        super().submit(form, typed, way)

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        """Do what a button says; `key` is the training session meant."""
        if what in ("close", "reopen", "remove-place") and self.page:
            self._about_place(what, self.page.row.place.id)
        elif what == "remove-training":
            self.desk.act(trainings.remove_training, said=_("Formation retirée"), training_session=key)
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
        self.desk.act(act, gone, said=said, reserved_place=place)

    def _candidates(self, page: PlacePage) -> None:
        place = page.row.place
        self.desk.ask(
            reserved_places.place_candidates,
            lambda found: self.view.ask_form(Form("place_candidates", place.id, found, {}, place.title), {}),
            reserved_place=place.id,
        )

    def answer(self, proposal: str, state: str) -> None:
        """What became of a place proposed to someone; or go to their page, or change their days."""
        one = self._one(proposal)
        if not one:
            return
        if state == "resident":
            self.desk.open("resident", resident=one.person)
        elif state == "placement" and one.placement:
            self.asking.ask(Form("placement", one.placement.id, one.placement, {}, one.name))
        else:
            said = _("Réponse notée")
            self.desk.act(proposals.answer_proposal, said=said, proposal=proposal, state=state)

    def _one(self, proposal: str) -> Asked | None:
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
        title = lines.training(session, self.today).title
        return Form(
            "training_attendance", session.session.id, session, {}, title, {"organisation": offices[1:]}
        )
