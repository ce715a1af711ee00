"""Offres: the list, one offer or what the channels yield beside, to whom each was proposed. No Qt here."""

from typing import Any, Protocol

from cad.domain.text import _
from cad.services import candidates, offer_pages, offers, proposals
from cad.services.action import Done
from cad.services.offer_pages import OfferList, OfferPage
from ui.ports import Desk, Pending
from ui.screens.asking import Asking, Form
from ui.screens.asking import View as Asked
from ui.screens.offers import forms, lines
from ui.widgets.rows import Row

_TOUCHING = {"offer", "proposal", "resident", "organisation"}
"""Kinds of record that the screen shows."""


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_offers(self, summary: str, rows: list[Row]) -> None:
        """Show the list."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_whole(self, found: OfferList) -> None:
        """Show what the channels yield."""

    def show_offer(self, page: OfferPage) -> None:
        """Show one offer."""


class Presenter:
    """One text, one state, one offer ("" for all of them); the latest answer wins."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.asking = Asking(desk, view, forms.act)
        self.text, self.state, self.offer = "", "", ""
        self.found: OfferList | None = None
        self.page: OfferPage | None = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self._stale = True

    def arrive(self, offer: str = "") -> None:
        """Come to the list, or to one offer."""
        self.offer = offer or self.offer
        if self._stale or offer:
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
        if self.offer:
            self.open(self.offer)

    def look(self, text: str, state: str) -> None:
        """Keep the offers these words name, open or closed."""
        self.text, self.state = " ".join(text.split()), state
        self._list()

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(offer_pages.offer_list, self._show, text=self.text, state=self.state)

    def _show(self, found: OfferList) -> None:
        self._asked, self.found = None, found
        rows = [lines.whole(found), *(lines.offer(row) for row in found.rows)]
        self._view.show_offers(lines.summary(found), rows)
        if not found.rows:
            self._view.show_none(*self._why_none())
        if not self.offer:
            self._view.show_whole(found)

    def _why_none(self) -> tuple[str, str]:
        if self.text or self.state:
            return _("Aucune offre ne correspond."), _("Un mot de moins, ou toutes les offres.")
        return _("Aucune offre pour l’instant."), _("Ajoutez celles que les entreprises vous confient.")

    def open(self, offer: str) -> None:
        """Show one offer beside the list, or all of them."""
        if self._opening:
            self._opening.cancel()
        if offer in ("", lines.WHOLE):
            self.offer, self.page, self._opening = "", None, None
            if self.found:
                self._view.show_whole(self.found)
            return
        ask = self._desk.ask
        self._opening = ask(offer_pages.offer_page, self._opened, lambda _why: self.open(""), offer=offer)

    def _opened(self, page: OfferPage) -> None:
        self._opening, self.page, self.offer = None, page, page.row.offer.id
        self._view.show_offer(page)

    def ask(self, what: str) -> None:
        """Do what a button says, of the offer shown."""
        offices = (("", _("Non précisée")), *(self.found.organisations if self.found else ()))
        if what == "offer":
            self.asking.ask(Form("offer", options={"company": offices}))
        elif self.page and what == "edit":
            one = self.page.row.offer
            self.asking.ask(Form("offer", one.id, one, options={"company": offices}))
        elif self.page:
            self._do(what, self.page)

    def _do(self, what: str, page: OfferPage) -> None:
        offer, title = page.row.offer.id, page.row.offer.title
        if what == "candidates":
            self._desk.ask(
                candidates.offer_candidates,
                lambda found: self._view.ask_form(Form("propose_offer", offer, found, {}, title), {}),
                offer=offer,
            )
        elif what == "remove":
            gone = lambda _done: self.open("")  # noqa: E731
            self._desk.act(offers.remove_offer, gone, said=_("Offre retirée"), offer=offer)
        else:
            act, said = {
                "close": (offers.close_offer, _("Offre fermée")),
                "reopen": (offers.reopen_offer, _("Offre rouverte")),
            }[what]
            self._desk.act(act, said=said, offer=offer)

    def answer(self, proposal: str, state: str) -> None:
        """What became of an offer proposed to someone; or go to their page."""
        asked = self.page.asked if self.page else ()
        if state == "resident":
            who = next(one.person for one in asked if one.proposal.id == proposal)
            self._desk.open("resident", resident=who)
        else:
            said = _("Réponse notée")
            self._desk.act(proposals.answer_proposal, said=said, proposal=proposal, state=state)

    def save(self, form: Form, typed: dict[str, Any], _way: str = "") -> None:
        """Write a form down, and show the offer."""
        self.asking.save(form, typed, lambda made: self.open(made.id) if form.kind == "offer" else None)
