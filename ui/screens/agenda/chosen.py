"""What one is on in the week, under it: what is known of it, and what one may do."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cad.domain.agenda import Slot
from cad.domain.text import _
from ui.screens.agenda import lines
from ui.screens.agenda.lines import Action
from ui.theme import icons
from ui.theme.measures import XS, M, S
from ui.widgets.badge import Badge
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.ends import Ends
from ui.widgets.layout import box, column, row
from ui.widgets.text import Text

MOST = 6


class Chosen(Card):
    """`done` carries the key of what is done."""

    done = Signal(str)

    def __init__(self) -> None:
        self._title, self._about = Text("", "strong"), Text("", "caption", "muted")
        self._badge = Badge("", "warning", icon="warning")
        self._buttons = [Button("", "plain" if n else "secondary") for n in range(MOST)]
        for n, button in enumerate(self._buttons):
            button.clicked.connect(lambda _on, n=n: self.done.emit(self._actions[n][0]))
        head = row(self._title, self._badge, None, spacing=S)
        words = box(column(head, self._about, spacing=XS))
        super().__init__(box(Ends(words, *self._buttons, spacing=XS, middle=True, share=0.3)), margin=M)
        self._actions: Sequence[Action] = ()
        self.setAccessibleName(_("Rendez-vous choisi"))

    def fill(self, one: Slot | None, actions: Sequence[Action]) -> None:
        """Show another, or nothing."""
        self.setVisible(one is not None)
        self._actions = actions
        if not one:
            return
        self._title.setText(one.title)
        about = (
            lines.moment(one),
            lines.with_whom(one),
            one.place,
            one.about,
            lines.STATES.get(one.state, ""),
        )
        self._about.setText(" · ".join(filter(None, about)))
        self._badge.set(lines.TOGETHER if one.together else "", "warning", icon="warning")
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
