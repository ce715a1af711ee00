"""La collectivité: its places, one of them or all beside, its training sessions. No Qt here."""

from cad.domain.text import _, n_
from cad.services import employer, reserved_places
from cad.services.employer import EmployerList, PlacePage, TrainingRow
from ui.screens.asking import NEW, Form, Names
from ui.screens.axis_presenter import Question, Told
from ui.screens.places import forms, lines
from ui.screens.proposing import ProposingPresenter


class Presenter(ProposingPresenter):
    """See `ProposingPresenter`; the choice is a kind of place."""

    touching = frozenset(
        {
            "reserved_place", "placement", "proposal", "outcome", "training_session", "training_attendance",
            "resident", "organisation", "need",
        }
    )  # fmt: skip
    kind, writes, others = "reserved_place", forms.WRITES, forms.OTHERS
    found: EmployerList | None
    page: PlacePage | None

    def list_question(self) -> Question:
        return employer.employer_list, {"show": self.choice, "text": self.text}

    def page_question(self, key: str) -> Question:
        return employer.place_page, {"reserved_place": key}

    def listed(self, found: EmployerList) -> Told:
        summary = (
            n_("{n} place libre", "{n} places libres", found.open),
            n_("{n} personne retenue", "{n} personnes retenues", found.taken),
        )
        rows = [lines.place(row, self.today) for row in found.rows]
        return Told(", ".join(summary), rows, lines.whole(len(found.trainings)))

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucune place ne correspond."), _("Un mot de moins, ou tous les types.")
        return _("Aucune place pour l’instant."), _("Ajoutez celles que la collectivité réserve.")

    def key_of(self, page: PlacePage) -> str:
        return page.row.place.id

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        place = self.page.row.place if self.page else None
        if what == "close" and place:
            self.do(reserved_places.close_reserved_place, _("Place fermée"), reserved_place=place.id)
        elif what == "reopen" and place:
            self.do(reserved_places.reopen_reserved_place, _("Place rouverte"), reserved_place=place.id)
        elif what == "candidates" and place:
            who = Form("place_candidates", place.id, title=place.title)
            self.ask_about(reserved_places.place_candidates, who, reserved_place=place.id)
        elif form := self._form(what, key):
            self.asking.ask(form)

    def answer(self, proposal: str, state: str) -> None:
        """See `ProposingPresenter`; the days someone has the place are said in a form."""
        asked = self.page.asked if self.page else ()
        one = next((one for one in asked if one.proposal.id == proposal), None)
        if one and one.placement and state == "placement":
            self.asking.ask(Form("placement", one.placement.id, one.placement, {}, one.name))
        else:
            super().answer(proposal, state)

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
            return Form("training", key or NEW, session)
        if what == "attendance" and session:
            return self._attendance(session, offices)
        return None

    def _attendance(self, session: TrainingRow, offices: Names) -> Form:
        title = lines.training(session, self.today).title
        return Form(
            "training_attendance", session.session.id, session, {}, title, {"organisation": offices[1:]}
        )
