"""What others wrote is shown as written: no picture is fetched, no keyboard learns a passphrase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.paper import printer
from ui.widgets.badge import Badge
from ui.widgets.banner import Glyph
from ui.widgets.secret_field import SecretField
from ui.widgets.tip import as_written

EVIL = '<img src="//ailleurs/partage/x.png"> <b>gras</b>'


def test_a_tip_is_not_a_page(qtbot: QtBot) -> None:
    for made in (Badge("À revoir", tip=EVIL), Glyph("info", name=EVIL)):
        qtbot.addWidget(made)
        page = QTextDocument()
        page.setHtml(made.toolTip())
        assert "\ufffc" not in page.toPlainText()  # where a picture would stand
        assert page.toPlainText() == EVIL


@pytest.mark.parametrize("text", ["", "Rappeler lundi", "3 < 5 et 7 > 2", "Awa & Yann"])
def test_plain_words_stay_plain(text: str) -> None:
    assert as_written(text) == text


@pytest.mark.parametrize("shown", [False, True])
def test_no_keyboard_learns_a_secret(qtbot: QtBot, shown: bool) -> None:
    field = SecretField()
    qtbot.addWidget(field)
    field.set_shown(shown)
    assert (field.echoMode() == QLineEdit.EchoMode.Normal) is shown
    for hint in (Qt.InputMethodHint.ImhSensitiveData, Qt.InputMethodHint.ImhNoPredictiveText):
        assert field.inputMethodHints() & hint


def test_the_list_of_the_printer_names_nobody(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Accueil"]))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Accepted)

    def sent(_pdf: bytes, chosen: QPrinter) -> str:
        named.append(chosen.docName())
        return ""

    monkeypatch.setattr(printer, "send", sent)
    parent = QWidget()
    qtbot.addWidget(parent)
    printer.print_pdf(b"", parent)
    assert named == ["Sans couture"]
