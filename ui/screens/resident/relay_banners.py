"""The person passes to another lead adviser: who is asked, with what word, and what one may answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.resident.relays import Relay
from ui.theme.measures import S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layout import clear, column

A_WORD = 0.6
"""A hand-over word is read through: it is not squeezed beside what one may answer."""


class RelayBanners(QWidget):
    """`acted` carries the key of a transfer and what is done of it; nothing is shown where there is none."""

    acted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Relay, ...] = ()
        self.buttons: dict[str, Button] = {}
        self._column = column(spacing=S)
        self.setLayout(self._column)
        self.hide()

    def fill(self, relays: tuple[Relay, ...]) -> None:
        """Show these; made again only when they say something else."""
        if relays == self._shown:
            return
        self._shown = relays
        self.buttons.clear()
        clear(self._column)
        for relay in relays:
            self._column.addWidget(self._banner(relay))
        self.setVisible(bool(relays))

    def _banner(self, relay: Relay) -> Banner:
        made = tuple(self._button(relay, i) for i in range(len(relay.actions)))
        return Banner(relay.sentence, relay.detail, tone=relay.tone, actions=made, share=A_WORD)

    def _button(self, relay: Relay, place: int) -> Button:
        key, label, icon = relay.actions[place]
        main = key == "accept"
        made = Button(label, "primary" if main else "plain", icon=icon,
                      on_click=lambda: self.acted.emit(relay.key, key))  # fmt: skip
        made.setAccessibleDescription(relay.sentence)
        self.buttons[key] = made
        return made
