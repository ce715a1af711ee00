"""While an appointment is being planned: whether the person said they are free then, and why not."""

from datetime import date
from typing import Any

from shiboken6 import isValid

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.domain.workplace import FITS, NOT, Fit
from cad.services import availability
from ui.ports import Desk, Pending
from ui.screens.resident.clock import moment, unreadable
from ui.screens.resident.form_sheet import FormSheet
from ui.widgets.pause import Pause


class HoursTold:
    """Watches the day, the hour and the length of `sheet`, and says it under the hour."""

    def __init__(self, sheet: FormSheet, desk: Desk, resident: str) -> None:
        self._sheet, self._desk, self._resident = sheet, desk, resident
        self._asked: Pending | None = None
        self._rest = Pause(sheet, self._ask)
        for name in ("day", "time", "minutes"):
            sheet.fields[name].editor.changed.connect(self._rest.start)
        self._rest.start()

    def _ask(self) -> None:
        if self._asked:
            self._asked.cancel()
        values = self._sheet.values()
        at = _at(values)
        if not at:
            self._say("")
            return
        minutes = int(values["minutes"] or 0)
        self._asked = self._desk.ask(
            availability.free_at, lambda fit: self._say(told(fit)), lambda _sentence: self._say(""),
            resident=self._resident, at=at, minutes=minutes,
        )  # fmt: skip

    def _say(self, sentence: str) -> None:
        if isValid(self._sheet):
            self._sheet.fields["time"].set_help(sentence)


def _at(values: dict[str, Any]) -> str:
    day, time = values["day"], values["time"]
    try:
        date.fromisoformat(day)
        return "" if not time or unreadable(day, time) else moment(day, time)
    except (Refused, ValueError):
        return ""


def told(fit: Fit) -> str:
    """The answer in a sentence."""
    if fit.answer == FITS:
        return _("La personne a dit être libre à cette heure.")
    if fit.answer == NOT:
        return _("Attention\u00a0: {why}, d’après ses disponibilités.").format(why=fit.why)
    return _("Ses heures libres ne sont pas notées\u00a0: demandez-lui.")
