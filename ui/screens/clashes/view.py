"""The page of divergences: one card each, both values side by side."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.clashes.card import ClashCard
from ui.screens.clashes.presenter import Card, Presenter, subtitle
from ui.theme.look import look
from ui.theme.measures import L
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.focus import focus_soon
from ui.widgets.layout import column
from ui.widgets.page import Page

SIDE_BY_SIDE = 620
"""Narrower than this (at 100 % text), one value stands under the other."""


class Screen(QWidget):
    """Cards that did not change stay as they are, with what is being typed in them."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = Presenter(desk, self)
        self.cards: dict[str, ClashCard] = {}
        desk.changed.connect(self.presenter.changed)
        back = Button(_("Aujourd’hui"), "quiet", icon="arrow-left", on_click=lambda: desk.open("today"))
        self._page = Page(_("Divergences"), actions=(back,))
        self._list = column(spacing=L)
        advice = _("Quand deux personnes écrivent le même champ sans le savoir, les deux versions sont ici.")
        self._nothing = EmptyState("check", _("Aucune divergence à régler."), advice)
        self._page.body.addWidget(self._nothing)
        self._page.body.addLayout(self._list)
        self._page.body.addStretch(1)
        self.setLayout(column(self._page))
        self._wanted = ""

    def arrive(self, **where: str) -> None:
        """Come to the list, or to one of them."""
        self._wanted = where.get("clash", "") or "first"
        self.presenter.arrive()

    def show_cards(self, cards: list[Card], count: int) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Divergences"), subtitle(count))
        self._nothing.setVisible(not cards)
        here = self._here()
        kept = {card.key for card in cards}
        for key in [key for key in self.cards if key not in kept]:
            self._drop(key)
        for place, card in enumerate(cards):
            self._put(place, card)
        self._focus(here)

    def _here(self) -> int:
        """The place of the card that has the keyboard; -1 for none."""
        focus = self.focusWidget()
        held = (i for i, card in enumerate(self.cards.values()) if focus and card.isAncestorOf(focus))
        return next(held, -1)

    def _drop(self, key: str) -> None:
        gone = self.cards.pop(key)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _put(self, place: int, card: Card) -> None:
        if card.key in self.cards:
            self.cards[card.key].show_card(card)
            return
        made = ClashCard(self.presenter, card, wide=self._wide())
        self.cards[card.key] = made
        self._list.insertWidget(place, made)

    def _focus(self, here: int) -> None:
        """To the one asked for, else where one was, so that one settles them in a row by keyboard."""
        cards = list(self.cards.values())
        wanted, self._wanted = self._wanted, ""
        if not cards:
            return
        if wanted:
            focus_soon(self.cards.get(wanted, cards[0]).first)
        elif here >= 0 and not any(card.isAncestorOf(self.focusWidget()) for card in cards):
            focus_soon(cards[min(here, len(cards) - 1)].first)

    def _wide(self) -> bool:
        return self.width() >= look().px(SIDE_BY_SIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two values stand one under the other when there is not room for two."""
        for card in self.cards.values():
            card.set_wide(self._wide())
        super().resizeEvent(event)

    def refuse(self, key: str, sentence: str) -> None:
        """See `presenter.View`."""
        if key in self.cards:
            self.cards[key].refuse(sentence)
