"""What one is on, under what it stands in: what is known of it, and what one may do."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.screens.agenda.lines import Action
from ui.theme import icons
from ui.theme.measures import XS, M
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.ends import Ends
from ui.widgets.layout import box, column
from ui.widgets.text import Text

MOST = 6


class Chosen(Card):
    """`done` carries the key of what is done."""

    done = Signal(str)

    def __init__(self, name: str) -> None:
        self._title, self._about = Text("", "strong"), Text("", "caption", "muted")
        self._warning = Text("", "caption", "warning")
        self._buttons = [Button("", "plain" if n else "secondary") for n in range(MOST)]
        for n, button in enumerate(self._buttons):
            button.clicked.connect(lambda _on, n=n: self.done.emit(self._actions[n][0]))
        words = box(column(self._title, self._about, self._warning, spacing=2))
        super().__init__(box(Ends(words, *self._buttons, spacing=XS, middle=True, share=0.3)), margin=M)
        self._actions: Sequence[Action] = ()
        self.setAccessibleName(name)

    def fill(self, title: str, about: str, warning: str, actions: Sequence[Action]) -> None:
        """Show another, or nothing when it has no title."""
        self.setVisible(bool(title))
        self._actions = actions
        self._title.setText(title)
        self._about.setText(about)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        for n, button in enumerate(self._buttons):
            button.setVisible(n < len(actions))
            if n < len(actions):
                _key, label, icon, letter = actions[n]
                button.setText(label)
                button.set_icon(icon)
                button.setToolTip(letter.upper())
                button.setAccessibleDescription(letter.upper())

    def menu(self, host: QWidget, at: QPoint) -> None:
        """The same as a menu, where the pointer asked for it."""
        menu = QMenu(host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, label, icon, _letter in self._actions:
            menu.addAction(icons.icon(icon, "muted"), label, lambda key=key: self.done.emit(key))
        menu.popup(at)
