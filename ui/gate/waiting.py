"""A page that says what is being prepared."""

from ui.gate.frame import framed
from ui.gate.gate_page import GatePage
from ui.widgets.progress_panel import SewnBar


class WaitingPage(GatePage):
    """A sentence and a bar without end."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        bar = SewnBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(sentence)
        framed(self, sentence, "", bar)

    def busy(self) -> bool:
        """See `GatePage.busy`."""
        return True
