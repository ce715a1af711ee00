"""A time of day, typed the way it is said: "14h30", "14:30", "9 h", "1430"."""

import re

from PySide6.QtGui import QFocusEvent

from cad.domain.dates import show_time
from cad.domain.text import _
from ui.widgets.text_field import TextField

_TYPED = re.compile(r"(\d{1,2})\s*(?:[h:.\s]\s*(\d{2})?)?|(\d{1,2})(\d{2})", re.IGNORECASE)


def read_time(text: str) -> str:
    """ "14:30" from what is typed, "" when it is not a time."""
    found = _TYPED.fullmatch(text.replace("\u00a0", " ").strip())
    if not found:
        return ""
    hours, minutes = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""


class TimeField(TextField):
    """``value()`` is "14:30", or "" while nothing readable is typed; ``problem()`` says what is wrong."""

    def __init__(self, value: str = "", *, width: int = 110) -> None:
        super().__init__(placeholder=_("14 h 30"), width=width)
        self.set_value(value)

    def value(self) -> str:
        return read_time(self.text())

    def set_value(self, value: str) -> None:
        self.setText(show_time(value) if value else "")

    def problem(self) -> str:
        """What is wrong with what is typed, "" when it reads or is empty."""
        if self.value() or not self.text().strip():
            return ""
        return _("«\u00a0{text}\u00a0» n’est pas une heure. Écrivez par exemple 14\u00a0h\u00a030.").format(
            text=self.text().strip()[:20]
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if value := self.value():
            self.set_value(value)
        super().focusOutEvent(event)
