"""The forms of a screen, shown in a sheet one at a time: what `ui.screens.asking` asks of a view."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.desk import QtDesk
from ui.screens.asking import Form
from ui.screens.resident.form_sheet import FormSheet, tell

Submitted = Callable[[Form, dict[str, Any], str], None]
"""Receives the form, what was said, and which of its other buttons was pressed ("" for the first)."""


class FormHost:
    """`make` gives the sheet of a form."""

    def __init__(
        self,
        host: QWidget,
        desk: QtDesk,
        make: Callable[[QWidget, Form, Callable[[], date]], FormSheet],
        keep: Callable[[Form, dict[str, Any]], None],
        submitted: Submitted,
    ) -> None:
        self._host, self._desk, self._make = host, desk, make
        self._keep, self._submitted = keep, submitted
        self.sheet: FormSheet | None = None

    def ask(self, form: Form, draft: dict[str, Any]) -> None:
        """Open it, with what was half typed."""
        sheet = self._make(self._host.window(), form, lambda: self._desk.now().date())
        sheet.submitted.connect(lambda said: self._submitted(form, said, sheet.way))
        sheet.paused.connect(lambda said: self._keep(form, said))
        self.sheet = sheet.open(draft)

    def refuse(self, errors: dict[str, str]) -> None:
        """Say what is wrong, where it is."""
        tell(self.sheet, self._desk, errors)

    def close(self) -> None:
        """What it said is written."""
        if self.sheet:
            self.sheet.done()
            self.sheet = None
