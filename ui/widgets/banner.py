"""A message that stays: information, warning, trouble, success; with what to do about it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS, XS, L, M
from ui.widgets.dressed import Dressed, rounded
from ui.widgets.ends import Ends
from ui.widgets.layout import box, column, row
from ui.widgets.text import Text
from ui.widgets.tip import as_written

_ICONS = {"info": "info", "warning": "warning", "danger": "alert", "success": "check"}


class Banner(Dressed, QWidget):
    """`sentence` (strong when there is a `detail`), and `actions` (buttons) at the right, or under where
    room is short: where words on several lines would have less than `share` of it. `tone` as for a badge.
    """

    def __init__(
        self,
        sentence: str,
        detail: str = "",
        *,
        tone: str = "info",
        actions: tuple[QWidget, ...] = (),
        share: float = 0.4,
    ) -> None:
        super().__init__()
        self._tone = tone
        self._sentence = Text(sentence, "strong" if detail else "body")
        self._detail = Text(detail)
        words = column(self._sentence, self._detail, spacing=XS)
        mark = Glyph(_ICONS[tone], tone)
        said = row(mark, words, spacing=M, stretch=1)
        said.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        inside = Ends(box(said), *actions, spacing=M, middle=True, share=share)
        inside.setContentsMargins(L, M, M, M)
        self.setLayout(inside)
        self.say(sentence, detail)

    def say(self, sentence: str, detail: str = "") -> None:
        """Change the words; read out as they change."""
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(detail)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        edge = look().colour(self._tone) if look().palette.name == "contrast" else None
        rounded(painter, whole, RADIUS, look().soft(self._tone), edge)


class Glyph(Dressed, QWidget):
    """An icon alone, at the height of a line of text."""

    def __init__(self, icon: str, tone: str = "text", size: int = 18, *, name: str = "") -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(as_written(name))

    def set(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        line = look().metrics("body" if self._size > 15 else "caption").height()
        return QSize(look().px(self._size), max(round(line), look().px(self._size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._icon, QRectF(self.rect()), self._tone)
