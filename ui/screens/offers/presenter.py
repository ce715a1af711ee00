"""Offres: one offer, or what the channels yield; to whom each was proposed. No Qt here."""

from cad.domain.text import _
from cad.services import candidates, offer_pages, offers
from cad.services.offer_pages import OfferList, OfferPage
from ui.screens.asking import Form
from ui.screens.axis_presenter import Question, Told
from ui.screens.offers import forms, lines
from ui.screens.proposing import ProposingPresenter


class Presenter(ProposingPresenter):
    """See `ProposingPresenter`."""

    touching = frozenset({"offer", "proposal", "resident", "organisation"})
    kind, writes = "offer", forms.WRITES
    found: OfferList | None
    page: OfferPage | None

    def list_question(self) -> Question:
        return offer_pages.offer_list, {"text": self.text, "state": self.choice}

    def page_question(self, key: str) -> Question:
        return offer_pages.offer_page, {"offer": key}

    def listed(self, found: OfferList) -> Told:
        return Told(lines.summary(found), [lines.offer(row) for row in found.rows], lines.whole())

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucune offre ne correspond."), _("Un mot de moins, ou toutes les offres.")
        return _("Aucune offre pour l’instant."), _("Ajoutez celles que les entreprises vous confient.")

    def key_of(self, page: OfferPage) -> str:
        return page.row.offer.id

    def ask(self, what: str, key: str = "") -> None:
        offices = (("", _("Non précisée")), *(self.found.organisations if self.found else ()))
        if what == "offer":
            self.asking.ask(Form("offer", options={"company": offices}))
        elif self.page and what == "edit":
            one = self.page.row.offer
            self.asking.ask(Form("offer", one.id, one, options={"company": offices}))
        elif self.page:
            self._of_offer(what, self.page)

    def _of_offer(self, what: str, page: OfferPage) -> None:
        offer = page.row.offer.id
        if what == "candidates":
            form = Form("propose_offer", offer, title=page.row.offer.title)
            self.ask_about(candidates.offer_candidates, form, offer=offer)
        elif what == "remove":
            self.give_up(offers.remove_offer, _("Offre retirée"), offer=offer)
        elif what == "close":
            self.do(offers.close_offer, _("Offre fermée"), offer=offer)
        else:
            self.do(offers.reopen_offer, _("Offre rouverte"), offer=offer)
