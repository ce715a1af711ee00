"""The lines of a panel: a mark, words that wrap, a badge, what one can do. Built once, filled again."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from cad.domain.text import _
from ui.screens.resident.standing import Line
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import XS, S
from ui.widgets.badge import Badge
from ui.widgets.button import Button, IconButton
from ui.widgets.check import Check
from ui.widgets.dressed import Dressed
from ui.widgets.layout import box, column, row
from ui.widgets.text import Text


class Lines(QWidget):
    """`acted` carries the line’s key and the action’s. `empty` is said when there is no line."""

    acted = Signal(str, str)

    def __init__(self, empty: str = "") -> None:
        super().__init__()
        self._lines: list[LineRow] = []
        self._empty = Text(empty, "body", "muted")
        self._column = column(self._empty, spacing=S)
        self.setLayout(self._column)

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these lines, making only the rows that are missing."""
        while len(self._lines) < len(lines):
            row_ = LineRow()
            row_.acted.connect(self.acted)
            self._lines.append(row_)
            self._column.addWidget(row_)
        for i, row_ in enumerate(self._lines):
            row_.setVisible(i < len(lines))
            if i < len(lines):
                row_.fill(lines[i])
        self._empty.setVisible(not lines and bool(self._empty.text()))

    def lines(self) -> list[Line]:
        """What is shown."""
        return [row_.line for row_ in self._lines if not row_.isHidden()]

    def titles(self) -> list[str]:
        """Their first words."""
        return [line.title for line in self.lines()]

    def checks(self) -> list[Check]:
        """The boxes one may tick, in order."""
        return [row_.check for row_ in self._lines if row_.line.check and not row_.isHidden()]


class LineRow(Dressed, QWidget):
    """One line."""

    acted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.line = Line("", "")
        self.check, self._glyph = Check(""), LineMark()
        self._title, self._detail = Text("", "body"), Text("", "caption", "muted")
        self._badge = Badge("")
        self._more = IconButton("more", _("Autres actions"), on_click=self._open_menu)
        self._actions = [Button("", "quiet") for _n in range(2)]
        for i, button in enumerate(self._actions):
            button.clicked.connect(lambda _on, i=i: self._act(self.line.actions[i][0]))
        under = self._under = row(self._badge, self._detail, spacing=S, stretch=1)
        under.setAlignment(self._badge, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._does = box(row(*self._actions, None, spacing=XS))
        self._words = box(column(self._title, under, self._does, spacing=0))
        whole = row(self.check, self._glyph, self._words, self._more, spacing=XS)
        whole.setStretch(2, 1)
        for part in (self.check, self._glyph, self._more):
            whole.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        self.check.clicked.connect(lambda _on: self._act("done"))
        self.dress()

    def dress(self) -> None:
        """The mark, the first line of words and the button stand on one line."""
        super().dress()
        if hasattr(self, "_more"):
            high = self._more.sizeHint().height()
            self._title.setMinimumHeight(high)
            self.check.setFixedSize(high, high)
            self._glyph.setFixedSize(high, high)

    def fill(self, line: Line) -> None:
        """Show another line."""
        if line == self.line:
            self.check.setChecked(False)
            return
        self.line = line
        self.check.setChecked(False)
        self.check.setVisible(line.check)
        self.check.setAccessibleName(line.title)
        self._glyph.setVisible(bool(line.icon) and not line.check)
        self._glyph.set(line.icon or "dot", line.tone)
        self._title.setText(line.title)
        self._detail.setText(line.detail)
        self._detail.setVisible(bool(line.detail))
        text, tone, icon = line.badge
        self._badge.set(text, tone or "neutral", icon=icon)
        self._fill_actions(line)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """A badge that would leave its words no room stands above them."""
        beside = self._words.width() - self._badge.sizeHint().width() - S
        wide = look().metrics("caption").horizontalAdvance(self.line.detail)
        squeezed = not self._badge.isHidden() and wide > beside and beside < self._words.width() / 2
        way = QBoxLayout.Direction
        self._under.setDirection(way.TopToBottom if squeezed else way.LeftToRight)
        self._under.setSpacing(2 if squeezed else S)

    def _fill_actions(self, line: Line) -> None:
        for i, button in enumerate(self._actions):
            shown = i < len(line.actions)
            button.setVisible(shown)
            if shown:
                _key, label, icon = line.actions[i]
                button.setText(label)
                button.set_icon(icon)
                button.setAccessibleName(f"{label}, {line.title}")
        self._does.setVisible(bool(line.actions))
        self._more.setVisible(bool(line.menu))
        self._more.setAccessibleName(_("Autres actions\u00a0: {title}").format(title=line.title))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, label, icon in self.line.menu:
            menu.addAction(icons.icon(icon, "muted"), label, lambda key=key: self._act(key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _act(self, action: str) -> None:
        self.acted.emit(self.line.key, action)


class LineMark(Dressed, QWidget):
    """The icon that leads a line."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone = "dot", "muted"

    def set(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        side, middle = look().px(18.0), QRectF(self.rect()).center()
        spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        icons.paint(QPainter(self), self._icon, spot, self._tone)
