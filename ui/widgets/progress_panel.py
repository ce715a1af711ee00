"""A long piece of work: what is being done, how far, and how to stop it."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import S
from ui.widgets.button import Button
from ui.widgets.dressed import Dressed, rounded
from ui.widgets.layout import column, row
from ui.widgets.stitches import thread_pen
from ui.widgets.text import Text

PERCENT = 100


class ProgressPanel(QWidget):
    """`sentence`, a bar, "1 240 sur 10 000", and a button that emits `cancelled`."""

    cancelled = Signal()

    def __init__(self, sentence: str, *, stoppable: bool = True) -> None:
        super().__init__()
        self._sentence = Text(sentence, "strong")
        self._bar = SewnBar()
        self._bar.setAccessibleName(sentence)
        self._count = Text("", "caption", "muted")
        self._stop = Button(_("Interrompre"), "secondary", on_click=self._cancel)
        under = row(self._count, self._stop, spacing=S, stretch=0)
        self.setLayout(column(self._sentence, self._bar, under, spacing=S))
        self._stop.setVisible(stoppable)

    def advance(self, done: int, total: int, sentence: str = "") -> None:
        """Show how far; a `total` of 0 is "not known yet", one of 100 a percentage."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        counted = _("{done}\u00a0%") if total == PERCENT else _("{done} sur {total}")
        shown = counted.format(done=_spaced(done), total=_spaced(total)) if total else ""
        self._count.setText(shown)
        if sentence:
            self._sentence.setText(sentence)
            self._bar.setAccessibleName(sentence)

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._count.setText(_("Interruption…"))
        self.cancelled.emit()


class SewnBar(Dressed, QProgressBar):
    """A seam being sewn: stitched up to here, marked out beyond."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, look().px(12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, middle = QPainter(self), self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(thread_pen("edge", dashed=True, width=1.5))
        painter.drawLine(4, round(middle), self.width() - 4, round(middle))
        if self.maximum() > 0:
            share = self.value() / self.maximum()
            sewn = QRectF(0, middle - look().px(3), self.width() * share, look().px(6.0))
            if sewn.width() > sewn.height():
                rounded(painter, sewn, sewn.height() / 2, look().colour("accent"))


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
