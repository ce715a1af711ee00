"""What one chooses from: a search, a choice beside it, the list under them, or why it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.theme.measures import M, S
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import column, row
from ui.widgets.rows import Row, RowList
from ui.widgets.search_box import SearchBox


class Listing(QWidget):
    """`looked`: the text or the choice changed. `pointed` carries the row one is on, `opened` the one that
    Enter or a click opens. Ctrl+F comes back to the search, whose arrows walk the list.
    """

    looked = Signal()
    pointed = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        name: str,
        placeholder: str,
        icon: str,
        *,
        choice: Choice | None = None,
        foot: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.search, self.list = SearchBox(placeholder, pause=120), RowList(name)
        self.choice, self._nothing = choice, EmptyState(icon, "")
        head = row(self.search, *([choice] if choice else []), spacing=S, stretch=0)
        whole = column(head, Card(self.list, self._nothing, margin=S), *([foot] if foot else []), spacing=M)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.search)
        self._nothing.hide()
        self._listen()

    def _listen(self) -> None:
        self.search.searched.connect(lambda _text: self.looked.emit())
        self.search.stepped.connect(self.list.step)
        self.search.opened.connect(self.list.open_current)
        self.list.selected.connect(lambda key: self.pointed.emit(key) if key else None)
        self.list.opened.connect(self.opened)
        if self.choice:
            self.choice.changed.connect(self.looked)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.to_search)

    def text(self) -> str:
        """What is searched."""
        return self.search.value()

    def chosen(self) -> str:
        """The choice beside it, "" for all."""
        return self.choice.value() if self.choice else ""

    def fill(self, rows: Sequence[Row], current: str = "") -> None:
        """Show these; the one on which one is stays so without being pointed at again."""
        self.list.blockSignals(True)
        self.list.set_rows(rows)
        if current:
            self.list.point(current)
        self.list.blockSignals(False)
        self.list.show()
        self._nothing.hide()

    def say_none(self, sentence: str, advice: str = "") -> None:
        """Nothing to show: why, and what to do."""
        self.list.set_rows(())
        self.list.hide()
        self._nothing.say(sentence, advice)
        self._nothing.show()

    def to_search(self) -> None:
        """Begin to type anew."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
