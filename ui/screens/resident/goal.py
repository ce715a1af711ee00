"""The goal in the person’s own words, edited where it stands: Enter keeps it, Escape leaves it as it was."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import XS
from ui.widgets.banner import Glyph
from ui.widgets.button import Button, IconButton
from ui.widgets.dressed import Dressed
from ui.widgets.layout import box, column, row
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea


class GoalLine(Dressed, QWidget):
    """`written` carries the new words; `typed` those being typed, "" once they are kept or given up."""

    written = Signal(str)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._goal = ""
        self._words = Text("", "heading", "muted")
        self._pen = IconButton("pen", _("Modifier l’objectif"), on_click=self.edit)
        self._none = Button(
            _("Écrire l’objectif, dans les mots de la personne"), "quiet", icon="goal", on_click=self.edit
        )
        self._editor = TextArea(lines=1, most=4, placeholder=_("«\u00a0Je voudrais…\u00a0»"))
        self._editor.setAccessibleName(_("Objectif, dans les mots de la personne"))
        self._editor.installEventFilter(self)
        self._editor.submitted.connect(self._keep)
        self._editor.changed.connect(lambda: self.typed.emit(self._editor.value()))
        line = row(Glyph("goal", "muted", 16), self._words, self._pen, None, spacing=XS, stretch=1)
        line.setStretch(1, 100)  # before the empty end; see `dress`
        self._shown = box(line)
        self.setLayout(column(self._shown, row(self._none, None), self._editor))
        self.dress()
        self._show(editing=False)

    def fill(self, goal: str) -> None:
        """Show the goal; one being typed is left alone."""
        self._goal = goal
        self._words.setText(f"«\u00a0{goal}\u00a0»")
        self.dress()
        if self._editor.isHidden():
            self._show(editing=False)

    def words(self) -> str:
        """The goal as shown."""
        return self._words.text()

    def edit(self, words: str = "") -> None:
        """Start writing, from words that were being typed when there are any."""
        self._editor.set_value(words or self._goal)
        self._show(editing=True)
        self._editor.selectAll()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self) -> None:
        """The words are no wider than they are, so that the pen follows them."""
        super().dress()
        if hasattr(self, "_words"):
            wide = look().metrics("heading").horizontalAdvance(self._words.text())
            self._words.setMaximumWidth(round(wide) + 4)

    def leave(self) -> None:
        """Stop writing and keep nothing."""
        self._show(editing=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._give_up()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._keep()
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._shown.isVisible() and self._words.geometry().contains(event.position().toPoint()):
            self.edit()

    def _keep(self) -> None:
        words = self._editor.value()
        self._show(editing=False)
        self.typed.emit("")
        if words != self._goal:
            self.written.emit(words)

    def _give_up(self) -> None:
        self._show(editing=False)
        self.typed.emit("")

    def _show(self, *, editing: bool) -> None:
        back = self._editor.hasFocus()
        self._editor.setVisible(editing)
        self._shown.setVisible(not editing and bool(self._goal))
        self._none.setVisible(not editing and not self._goal)
        if back and not editing:
            (self._pen if self._goal else self._none).setFocus(Qt.FocusReason.OtherFocusReason)
