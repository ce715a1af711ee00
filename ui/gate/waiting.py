"""A page that says what is being prepared."""

from PySide6.QtWidgets import QWidget

from ui.gate.frame import framed
from ui.widgets.progress_panel import SewnBar


class WaitingPage(QWidget):
    """A sentence and a bar without end."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        bar = SewnBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(sentence)
        framed(self, sentence, "", bar)
