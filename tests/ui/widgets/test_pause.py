"""The last word typed before the window closes is kept, as those before it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cad.services import notebook
from cad.services.drafts import drafts
from cad.services.notebook import Notebook
from cad.services.residents import create_resident
from tests.conftest import PASSPHRASE
from ui.desk import QtDesk
from ui.main_window import MainWindow
from ui.widgets.pause import Pause


def test_what_is_typed_as_the_window_closes_is_kept(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, cheap_keys: None
) -> None:
    book, _code = notebook.create(tmp_path / "n", PASSPHRASE)
    who = create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    desk = QtDesk(book)
    window = MainWindow(desk)
    window.show()
    desk.open("resident", resident=who)
    screen = window._made["resident"]
    qtbot.waitUntil(lambda: screen.presenter.page is not None)
    screen.composer.text.insertPlainText("Son hébergement se termine")
    window.close()
    desk.close()
    window.deleteLater()
    again: Notebook = notebook.unlock(tmp_path / "n", PASSPHRASE)
    assert [draft.value["text"] for draft in drafts(again)] == ["Son hébergement se termine"]
    again.close()


def test_a_pause_flushed_comes_once(qtbot: QtBot, qapp: QApplication) -> None:
    rested: list[bool] = []
    pause = Pause(qapp, lambda: rested.append(True), 20)
    pause.flush()
    assert rested == []
    pause.start()
    pause.flush()
    qtbot.wait(60)
    assert rested == [True]
    pause.start()
    qtbot.waitUntil(lambda: len(rested) == 2)
    pause.deleteLater()
