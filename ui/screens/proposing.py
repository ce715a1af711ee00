"""Axes that propose something to people, and follow what each answers. No Qt here."""

from cad.domain.text import _
from cad.services.proposals import answer_proposal
from ui.screens.axis_presenter import AxisPresenter


class ProposingPresenter(AxisPresenter):
    """The page tells who was `asked`."""

    def answer(self, proposal: str, state: str) -> None:
        """What became of it for someone; or go to their page."""
        asked = self.page.asked if self.page else ()
        one = next((one for one in asked if one.proposal.id == proposal), None)
        if one and state == "resident":
            self.desk.open("resident", resident=one.person)
        elif one:
            self.do(answer_proposal, _("Réponse notée"), proposal=proposal, state=state)
