"""Words on screen, by role: ``Text("Résidents", "title")``."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme.look import look
from ui.widgets.dressed import Dressed


class Text(Dressed, QLabel):
    """A label; `role` is a type role of ``measures.TYPES``, `tone` a colour role. It wraps unless told not
    to.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = True,
        selectable: bool = False,
    ) -> None:
        super().__init__(text)
        self._role, self._tone = role, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred
        )
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dress()

    def set_tone(self, tone: str) -> None:
        """Change the colour role."""
        self._tone = tone
        self.dress()

    def dress(self) -> None:
        self.setFont(look().font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look().colour(self._tone))
        self.setPalette(palette)
