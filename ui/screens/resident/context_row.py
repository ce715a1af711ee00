"""Where, how long and when an encounter took place; kept from one person to the next at a drop-in."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from cad.domain.encounter import CHANNELS
from cad.domain.text import _
from ui.screens.resident.clock import read_clock
from ui.screens.resident.writing import Writing
from ui.theme.look import look
from ui.theme.measures import S
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.dressed import Dressed
from ui.widgets.layout import row
from ui.widgets.text_field import TextField


class ContextRow(Dressed, QWidget):
    """``value()`` is the channel, place, minutes, day and time, as `Writing` names them."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.channel = Choice(CHANNELS.items(), "drop_in")
        self.place = TextField(placeholder=_("Lieu"))
        self.minutes = TextField(placeholder=_("Minutes"))
        self.day = DateField(past=True, today=today)
        self.day.setPlaceholderText(_("Aujourd’hui"))
        self.time = TextField(placeholder=_("Heure"))
        names = (_("Cadre"), _("Lieu"), _("Durée en minutes"), _("Jour"), _("Heure"))
        editors: tuple[Choice | TextField, ...] = (
            self.channel,
            self.place,
            self.minutes,
            self.day,
            self.time,
        )
        for name, editor in zip(names, editors, strict=True):
            editor.setAccessibleName(name)
            editor.changed.connect(self.changed)
        where, when = row(self.channel, self.place, spacing=S, stretch=1), row(*editors[2:], None, spacing=S)
        self._whole = row(where, when, spacing=S, stretch=0)
        self.setLayout(self._whole)
        self.dress()

    def dress(self) -> None:
        super().dress()
        widths = ((self.channel, 150), (self.minutes, 84), (self.day, 130), (self.time, 76))
        for editor, wide in widths:
            editor.setMaximumWidth(look().px(wide))

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short, when it was stands under where."""
        way = QBoxLayout.Direction
        self._whole.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def value(self) -> dict[str, Any]:
        """What is chosen; what does not read as a number or an hour is left out."""
        return {
            "channel": self.channel.value(),
            "place": self.place.value(),
            "minutes": int(digits) if (digits := re.sub(r"\D", "", self.minutes.value())) else 0,
            "day": self.day.value(),
            "time": read_clock(self.time.value()),
        }

    def problem(self) -> str:
        """What does not read, "" when all does."""
        time = self.time.value()
        if time and not read_clock(time):
            return _(
                "«\u00a0{time}\u00a0» n’est pas une heure. Écrivez par exemple 14\u00a0h\u00a030."
            ).format(time=time)
        return self.day.problem()

    def set_writing(self, writing: Writing) -> None:
        """Show the context of a writing, telling nobody."""
        self.channel.set_value(writing.channel)
        self.place.set_value(writing.place)
        self.minutes.set_value(_("{n} min").format(n=writing.minutes) if writing.minutes else "")
        self.day.set_value(writing.day)
        self.time.set_value(writing.time.replace(":", "\u202fh\u202f"))
