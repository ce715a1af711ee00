"""A notebook too long without its centre: the gate exchanges, opens, or says why not, and takes a code."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cad.central import accounts
from cad.services import notebook, residents, syncing
from cad.services.notebook import Notebook
from cad.store.outbox import unsent_count
from cad.sync import transport
from tests.conftest import PASSPHRASE
from tests.sync.office import NOW, Office
from tests.sync.test_contact import Away
from tests.ui.conftest import Dress
from ui.gate.contact import ContactPage
from ui.gate.gate import Gate
from ui.gate.unlock import UnlockPage

LATE = NOW() + timedelta(days=50)


@pytest.fixture
def late(book: Notebook, centre: Office) -> Path:
    """The folder of a notebook that exchanged once, fifty days ago, with one act to send."""
    who = accounts.add_adviser(centre.database, centre.place, "Anne", centre.organisation("We Ker"), NOW)
    book.now = NOW
    code = accounts.invite_device(centre.database, centre.place, who, NOW)
    syncing.enrol(replace(book, confirmed=True), "http://127.0.0.1:1", code, "portable")
    book.me = who
    syncing.sync(book)
    residents.create_resident(book, usage_name="Essai")
    book.close()
    return book.store.folder.path


@pytest.fixture
def gate(qtbot: QtBot, dress: Dress, late: Path) -> Iterator[Gate]:
    made = Gate(late, lambda: LATE)
    qtbot.addWidget(made)
    yield made
    made._lane.close()


def unlocked(qtbot: QtBot, gate: Gate) -> None:
    gate._ask("")
    page = gate._page()
    assert isinstance(page, UnlockPage)
    page.way_in.secret.setText(PASSPHRASE)
    page.unlock()


def stuck(qtbot: QtBot, gate: Gate) -> ContactPage:
    unlocked(qtbot, gate)
    qtbot.waitUntil(lambda: isinstance(gate._page(), ContactPage) and hasattr(gate._page(), "retry"))
    page = gate._page()
    assert isinstance(page, ContactPage)
    qtbot.waitUntil(page.retry.isVisible)  # what is added to a page shows a turn later
    return page


def refusal(page: ContactPage) -> str:
    """What is said of the code; nothing while it is looked at, the field being away."""
    return page.code.error() if isValid(page.code) else ""


def shown(gate: Gate) -> str:
    return "\n".join(label.text() for label in gate.findChildren(QLabel) if label.isVisible())


def test_it_exchanges_then_opens(qtbot: QtBot, gate: Gate) -> None:
    with qtbot.waitSignal(gate.opened) as opened:
        unlocked(qtbot, gate)
    assert unsent_count(opened.args[0].connection) == 0
    opened.args[0].close()


def test_stuck_it_says_why_keeps_all_and_tries_again(
    qtbot: QtBot, gate: Gate, centre: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "_client", lambda *_given: Away())
    page = stuck(qtbot, gate)
    assert "Plus de 45 jours sans échange" in shown(gate)
    assert "Le dépôt ne répond pas" in shown(gate)
    assert "Rien n’est perdu" in shown(gate)
    qtbot.waitUntil(page.retry.hasFocus)
    gate.put_away()  # one gives up: nothing is opened, nothing is lost
    book = notebook.unlock(gate.folder, PASSPHRASE, lambda: LATE)
    assert (book.overdue, unsent_count(book.connection)) == (True, 1)
    book.close()
    page = stuck(qtbot, gate)
    monkeypatch.setattr(transport, "_client", lambda *_given: centre.client())
    with qtbot.waitSignal(gate.opened) as opened:
        page.retry.click()
    opened.args[0].close()


def test_revoked_it_is_told_and_a_new_code_opens_it(
    qtbot: QtBot, gate: Gate, centre: Office, dress: Dress
) -> None:
    dress("light", 2.0)
    (device,) = accounts.devices(centre.database, centre.place)
    accounts.revoke(centre.database, centre.place, device["id"], NOW)
    page = stuck(qtbot, gate)
    assert "a été révoqué" in shown(gate)
    qtbot.waitUntil(page.code.editor.hasFocus)
    for button in filter(QAbstractButton.isVisible, page.findChildren(QAbstractButton)):
        assert button.mapTo(gate, button.rect().topRight()).x() < gate.width(), button.text()
        assert button.accessibleName()
    for typed, said in (("", "code court"), ("AAAA-AAAA-AAAA", "ne vaut pas")):
        page.code.editor.set_value(typed)
        page.code.editor.returnPressed.emit()
        qtbot.waitUntil(lambda said=said: said in refusal(page))  # type: ignore[misc]
    page.code.editor.set_value(accounts.invite_device(centre.database, centre.place, device["account"], NOW))
    with qtbot.waitSignal(gate.opened) as opened:
        page.code.editor.returnPressed.emit()
    assert unsent_count(opened.args[0].connection) == 0
    opened.args[0].close()
