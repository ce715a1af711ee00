"""Ctrl+K: one box that opens anything or does anything."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import XXL, L, M, S
from ui.widgets.key_hint import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.overlay import Overlay, Sheet
from ui.widgets.rows import Row, RowList
from ui.widgets.search_box import SearchBox
from ui.widgets.text import Text

Find = Callable[[str], Sequence[Row]]


class CommandPalette(Overlay):
    """Covers `host`. `find` answers rows for the text typed ("" for what to propose first); `chosen` carries
    a key. When more rows will come later, `find` calls `expect`, and whoever brings them `show_rows`: Enter
    pressed in between waits for them, so that nothing else is opened.
    """

    chosen = Signal(str)

    def __init__(self, host: QWidget, find: Find, placeholder: str = "") -> None:
        super().__init__(host)
        self._find = find
        self._expecting = self._entered = self._moved = False
        self.setAccessibleName(_("Ouvrir ou faire"))
        self._box = SearchBox(placeholder or _("Une personne, un partenaire, une action…"))
        self._list = RowList(_("Résultats"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = Text(
            _("Rien ne correspond. Essayez un nom, une référence ou un mot de l’action."), tone="muted"
        )
        self._sheet = Sheet(self, "surface")
        hints = row(
            KeyHint("↑ ↓"), Text(_("choisir"), "caption", "muted"), M,
            KeyHint("↵"), Text(_("ouvrir"), "caption", "muted"), M,
            KeyHint("Esc"), Text(_("fermer"), "caption", "muted"), None,
        )  # fmt: skip
        self._sheet.setLayout(column(self._box, self._none, self._list, hints, spacing=S, margins=L))
        self._box.searched.connect(self._search)
        self._box.stepped.connect(self._step)
        self._box.opened.connect(self._enter)
        self._list.opened.connect(self._choose)

    def open_palette(self, text: str = "") -> None:
        """Show it, ready to type."""
        self._box.setText(text)
        self._search(text)
        self.rise()
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Hide it and give the keyboard back."""
        self.sink()

    def leave(self) -> None:
        self.close_palette()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the results: there is nowhere else to go."""
        self._step(1 if forward else -1)
        return True

    def show_rows(self, text: str, rows: Sequence[Row]) -> None:
        """Show an answer that came later, unless something else was typed since."""
        if self.isVisible() and self._box.text() == text:
            self._show(rows)
            self._expecting = False
            if self._entered and rows:
                self._list.open_current()

    def expect(self) -> None:
        """More rows are on their way for what is typed."""
        self._expecting = True

    def _search(self, text: str) -> None:
        self._expecting = self._entered = self._moved = False
        self._show(self._find(text))

    def _step(self, by: int) -> None:
        self._moved = True
        self._list.step(by)

    def _enter(self) -> None:
        if self._expecting:
            self._entered = True
        else:
            self._list.open_current()

    def _show(self, rows: Sequence[Row]) -> None:
        if not self._moved:  # the first row is meant, whatever was first before
            self._list.setCurrentIndex(QModelIndex())
        self._list.set_rows(rows)
        self._none.setVisible(not rows and bool(self._box.text().strip()))
        self._list.setVisible(bool(rows))
        self._list.step(0)
        if not self.isHidden():
            self.place()

    def _choose(self, key: str) -> None:
        self.close_palette()
        self.chosen.emit(key)

    def place(self) -> None:
        wide = min(look().px(620), self.width() - 2 * XXL)
        rows = min(self._list.model().rowCount(), 7) * max(self._list.sizeHintForRow(0), 0)
        frame = self._sheet.sizeHint().height()
        frame -= 0 if self._list.isHidden() else self._list.sizeHint().height()
        high = min(frame + rows + S, self.height() - 2 * XXL)
        self._sheet.setGeometry((self.width() - wide) // 2, max((self.height() - high) // 4, XXL), wide, high)
