"""The forms of a screen, shown in a sheet one at a time: what `ui.screens.asking` asks of a view."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.desk import QtDesk
from ui.screens.asking import Asking, Form
from ui.screens.form_fields import Sheets
from ui.screens.resident.form_sheet import FormSheet, tell
from ui.screens.resident.hours_told import HoursTold


class FormHost:
    """`sheets` make the sheet of each kind of form; what it says goes to `asking`."""

    def __init__(self, host: QWidget, desk: QtDesk, sheets: Sheets, asking: Asking) -> None:
        self._host, self._desk, self._sheets, self._asking = host, desk, sheets, asking
        self.sheet: FormSheet | None = None

    def ask(self, form: Form, draft: dict[str, Any]) -> None:
        """Open it, with what was half typed."""
        sheet = self._sheets[form.kind](self._host.window(), form, lambda: self._desk.now().date())
        sheet.submitted.connect(lambda said: self._asking.submit(form, said, sheet.way))
        sheet.paused.connect(lambda said: self._asking.keep(form, said))
        self.sheet = sheet.open(draft)
        if form.within.get("resident") and {"day", "time", "minutes"} <= sheet.fields.keys():
            HoursTold(sheet, self._desk, form.within["resident"])

    def refuse(self, errors: dict[str, str]) -> None:
        """Say what is wrong, where it is."""
        tell(self.sheet, self._desk, errors)

    def close(self) -> None:
        """What it said is written."""
        self._let_go(lambda sheet: sheet.done())

    def leave(self) -> None:
        """One goes elsewhere, and may come back: what is typed is kept."""
        self._let_go(lambda sheet: sheet.sheet.close_sheet())

    def _let_go(self, how: Callable[[FormSheet], None]) -> None:
        if self.sheet:
            how(self.sheet)
            self.sheet = None


class AsksForms:
    """A screen with forms: what `asking.View` asks of it."""

    forms: FormHost

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """See `asking.View`."""
        self.forms.ask(form, draft)

    def refuse(self, errors: dict[str, str]) -> None:
        """See `asking.View`."""
        self.forms.refuse(errors)

    def close_form(self) -> None:
        """See `asking.View`."""
        self.forms.close()

    def leave_form(self) -> None:
        """See `asking.View`."""
        self.forms.leave()
