"""Where, how long and when an encounter took place: remembered from one person to the next at the same drop-in."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.encounter import CHANNELS
from cad.domain.text import _
from ui.screens.resident.writing import Writing
from ui.theme.look import look
from ui.theme.measures import S
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.layout import row
from ui.widgets.text_field import TextField

_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|:|\s)?\s*(\d{2})?")


class ContextRow(QWidget):
    """``value()`` is the channel, place, minutes, day and time, as `Writing` names them."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.channel = Choice(CHANNELS.items(), "drop_in", width=look().px(150))
        self.place = TextField(placeholder=_("Lieu"))
        self.minutes = TextField(placeholder=_("Minutes"), width=look().px(84))
        self.day = DateField(today=today, width=look().px(130))
        self.day.setPlaceholderText(_("Aujourd’hui"))
        self.time = TextField(placeholder=_("Heure"), width=look().px(76))
        names = (_("Cadre"), _("Lieu"), _("Durée en minutes"), _("Jour"), _("Heure"))
        editors = (self.channel, self.place, self.minutes, self.day, self.time)
        for name, editor in zip(names, editors, strict=True):
            editor.setAccessibleName(name)
            editor.changed.connect(self.changed)
        whole = row(*editors, spacing=S)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def value(self) -> dict[str, Any]:
        """What is chosen; what does not read as a number or an hour is left out."""
        return {
            "channel": self.channel.value(),
            "place": self.place.value(),
            "minutes": int(digits) if (digits := re.sub(r"\D", "", self.minutes.value())) else 0,
            "day": self.day.value(),
            "time": read_clock(self.time.value()),
        }

    def set_writing(self, writing: Writing) -> None:
        """Show the context of a writing, telling nobody."""
        self.channel.set_value(writing.channel)
        self.place.set_value(writing.place)
        self.minutes.set_value(_("{n} min").format(n=writing.minutes) if writing.minutes else "")
        self.day.set_value(writing.day)
        self.time.set_value(writing.time.replace(":", "\u202fh\u202f"))


def read_clock(text: str) -> str:
    """ "10:05" from "10 h 05", "10h5", "1005" or "10"; "" when it is no hour."""
    found = _CLOCK.fullmatch(text.strip().replace("\u202f", " "))
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return ""
    return f"{int(found[1]):02}:{found[2] or '00'}"
