"""The gate keeps nothing on the screen for whoever comes next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cad.domain.clock import fixed
from cad.services import notebook
from tests.conftest import PASSPHRASE
from tests.ui.conftest import Dress
from ui.gate.create import RecoveryPage
from ui.gate.gate import Gate
from ui.gate.new_phrase import NewPhrasePage
from ui.gate.unlock import UnlockPage


@pytest.fixture
def gate(qtbot: QtBot, dress: Dress, tmp_path: Path, cheap_keys: None) -> Iterator[Gate]:
    made = Gate(tmp_path / "carnet", fixed("2026-11-23T10:00"))
    qtbot.addWidget(made)
    yield made
    made._lane.close()


def shown(gate: Gate) -> str:
    return "\n".join(label.text() for label in gate.findChildren(QLabel) if label.isVisible())


def test_a_code_left_on_the_screen_goes_and_the_notebook_closes(gate: Gate) -> None:
    book, code = notebook.create(gate.folder, PASSPHRASE)
    gate.show_page(RecoveryPage(gate, book, code, True))
    assert code.replace("-", " ") in shown(gate)
    gate.put_away()
    assert code.replace("-", " ") not in shown(gate)
    assert isinstance(gate._page(), UnlockPage)
    notebook.unlock(gate.folder, PASSPHRASE).close()  # nobody holds it any more


def test_going_in_keeps_the_notebook_open_when_the_gate_closes(gate: Gate) -> None:
    book, code = notebook.create(gate.folder, PASSPHRASE)
    gate.show_page(RecoveryPage(gate, book, code, True))
    gate.enter(book)
    gate.close()
    assert book.connection.execute("SELECT count(*) FROM act").fetchone() == (0,)
    book.close()


def test_a_phrase_half_typed_does_not_wait(gate: Gate) -> None:
    notebook.create(gate.folder, PASSPHRASE)[0].close()
    gate._ask("")
    page = gate._page()
    assert isinstance(page, UnlockPage)
    page.way_in.secret.setText("quatre mots à")
    gate.put_away()
    again = gate._page()
    assert isinstance(again, UnlockPage)
    assert again.way_in.secret.text() == ""


def test_the_phrase_that_was_lost_is_replaced_while_the_code_is_at_hand(gate: Gate, qtbot: QtBot) -> None:
    book, code = notebook.create(gate.folder, PASSPHRASE)
    book.close()
    gate._ask("")
    page = gate._page()
    assert isinstance(page, UnlockPage)
    page.way_in.switch()
    page.way_in.secret.setText(code)
    page.unlock()
    qtbot.waitUntil(lambda: isinstance(gate._page(), NewPhrasePage))
    asked = gate._page()
    assert isinstance(asked, NewPhrasePage)
    for typed, sentence in (("court", "trop courte"), (notebook.PUBLIC_PASSPHRASE, "connue de tous")):
        asked.phrase.editor.setText(typed)
        asked.again.editor.setText(typed)
        asked.choose()
        qtbot.waitUntil(lambda sentence=sentence: sentence in asked.phrase.error())
    asked.phrase.editor.setText("cinq mots bien au chaud")
    asked.again.editor.setText("cinq mots bien au froid")
    asked.choose()
    assert "ne sont pas les mêmes" in asked.again.error()
    asked.again.editor.setText("cinq mots bien au chaud")
    with qtbot.waitSignal(gate.opened) as opened:
        asked.choose()
    opened.args[0].close()
    notebook.unlock(gate.folder, "cinq mots bien au chaud").close()
