"""The pictures of an address that is looked for: small outlines and a small base are imported first."""

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cad.services import reference
from cad.services.notebook import Notebook
from tests import places


def type_an_address(screen: Any, book: Notebook, text: str, *, take: bool = False) -> None:
    """In the sheet of an identity: the candidates come; the first may be taken."""
    from ui.screens.resident.form_sheet import FormSheet

    if not reference.reference_data(book):
        folder = Path(tempfile.mkdtemp())
        reference.import_outlines(book, str(places.outlines_file(folder)))
        reference.import_addresses(book, str(places.base_file(folder)), ())
    for sheet in screen.window().findChildren(FormSheet):
        sheet.sheet.close_sheet()
        QTest.qWait(300)
    screen.gestures.ask("edit")
    while not (sheets := screen.window().findChildren(FormSheet)):
        QTest.qWait(20)
    field = sheets[-1].fields["address"].editor
    field.line.setFocus()
    field.line.clear()
    QTest.keyClicks(field.line, text)
    while not field.list.isVisible():
        QTest.qWait(20)
    if take:
        field.list.open_current()
        while not sheets[-1].fields["qpv_source"].editor.value():
            QTest.qWait(20)
        sheets[-1].fields["qpv_source"].editor.setFocus(Qt.FocusReason.TabFocusReason)
