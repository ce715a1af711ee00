"""The exchange with the centre in the background of a real window, on a real centre in the same process."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cad.central import accounts
from cad.domain.errors import MachineTrouble
from cad.services import residents, syncing
from cad.services.notebook import Notebook
from cad.services.settings import set_me
from cad.sync import transport
from tests.sync.office import NOW, Office
from tests.ui.conftest import Dress
from tests.ui.screens.waiting import quiet
from ui import exchange as pace
from ui.desk import QtDesk
from ui.main_window import MainWindow

URL = "http://127.0.0.1:1"


@pytest.fixture(autouse=True)
def rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts a twentieth of a second apart are counted apart."""
    monkeypatch.setattr(pace, "REST_MS", 50)


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Minutes are hundredths of a second."""
    monkeypatch.setattr(pace, "FIRST_MS", 20)
    monkeypatch.setattr(pace, "SOON_MS", 300)


@pytest.fixture
def desk(qtbot: QtBot, book: Notebook) -> Iterator[QtDesk]:
    set_me(book, name="Anne", organisation="We Ker")
    made = QtDesk(book)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, desk: QtDesk, dress: Dress) -> MainWindow:
    made = MainWindow(desk)
    qtbot.addWidget(made, before_close_func=lambda _window: quiet(qtbot, desk))
    desk.open("partners")
    made.show()
    qtbot.waitExposed(made)
    return made


def code(centre: Office, adviser: str = "Anne") -> str:
    who = accounts.add_adviser(
        centre.database, centre.place, adviser, centre.organisation("We Ker"), NOW, "adviser"
    )
    return accounts.invite_device(centre.database, centre.place, who, NOW)


def joined(qtbot: QtBot, centre: Office, desk: QtDesk) -> None:
    said: list[str] = []
    sure = replace(desk.book, confirmed=True)
    desk.join(sure, said.append, said.append, url=URL, code=code(centre), device="portable d’Anne")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Rennes (essai)"]


def lanes() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("exchange")]


def mark(window: MainWindow) -> str:
    return window.standing.mark.accessibleName() if window.standing.mark else ""


def test_without_a_centre_nothing_starts(qtbot: QtBot, desk: QtDesk, window: MainWindow, brisk: None) -> None:
    desk.act(residents.create_resident, usage_name="Essai")
    qtbot.wait(400)
    quiet(qtbot, desk)
    assert lanes() == []
    assert window.standing.mark is None
    assert not [c for c in _commands(window) if "dépôt" in c]


def _commands(window: MainWindow) -> list[str]:
    from ui.palette import commands

    return [command.label for command in commands(window)]


def test_what_is_written_goes_by_itself(
    qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow, brisk: None
) -> None:
    joined(qtbot, centre, desk)
    qtbot.waitUntil(lambda: mark(window).startswith("Tout est envoyé. échange à 10"))
    marks: list[str] = []
    desk.exchange.told.connect(lambda _standing, _busy: marks.append(mark(window)))
    desk.act(residents.create_resident, usage_name="Essai", first_name="Awa")
    qtbot.waitUntil(lambda: any(one.startswith("1 action à envoyer") for one in marks))
    qtbot.waitUntil(lambda: marks[-1].startswith("Tout est envoyé"))
    other = centre.laptop("Bilal", "We Ker")
    other.sync()
    assert residents.count_residents(other.book) == 1


def test_what_comes_refreshes_the_screens(
    qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow
) -> None:
    joined(qtbot, centre, desk)
    other = centre.laptop("Bilal", "We Ker")
    made = residents.create_resident(other.book, usage_name="Essai", first_name="Awa").result
    other.sync()
    heard: list[tuple[str, frozenset[tuple[str, str]]]] = []
    desk.changed.connect(lambda done: heard.append((done.asked_by, done.changed)))
    desk.exchange.now()
    qtbot.waitUntil(lambda: any(("resident", made.id) in changed for _by, changed in heard))
    assert heard[-1][0] == "sync"
    assert desk.me == desk._reading.me != ""


def test_a_centre_that_is_away_is_said_and_tried_less_and_less_often(
    qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined(qtbot, centre, desk)
    qtbot.waitUntil(lambda: desk.exchange.joined)
    monkeypatch.setattr(transport, "_client", lambda *_given: _Away())
    waits = []
    for _attempt in range(9):
        said: list[str] = []
        desk.exchange.now(said.append)
        qtbot.waitUntil(lambda said=said: bool(said))  # type: ignore[misc]
        assert "Tout est gardé ici" in said[0]
        waits.append(desk.exchange._next.interval())
    assert waits[:3] == [pace.SOON_MS * 4, pace.SOON_MS * 8, pace.SOON_MS * 16]
    assert waits[-1] == pace.LONGEST_MS
    qtbot.waitUntil(lambda: mark(window).startswith("Dépôt injoignable. tout est gardé ici"))
    desk.act(residents.create_resident, usage_name="Essai")
    qtbot.wait(150)
    assert desk.exchange._next.interval() == pace.LONGEST_MS  # an act does not make it insist
    monkeypatch.setattr(transport, "_client", lambda *_given: centre.client())
    desk.exchange.now()
    qtbot.waitUntil(lambda: mark(window).startswith("Tout est envoyé"))
    assert desk.exchange._next.interval() == pace.EVERY_MS


class _Away:
    """Nobody answers."""

    def post(self, _path: str, **_given: object) -> None:
        import httpx

        raise httpx.ConnectError("away")

    def close(self) -> None:
        """Nothing was open."""


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """An exchange that lasts until it is let go."""
    gate = threading.Event()

    def sync(book: Notebook, **_given: object) -> None:
        gate.wait(60)
        raise MachineTrouble("Plus tard.")

    monkeypatch.setattr(syncing, "sync", sync)
    return gate.set


def test_a_slow_centre_keeps_nobody_waiting(
    qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow, slow: Callable[[], None]
) -> None:
    joined(qtbot, centre, desk)
    desk.exchange.now()
    done: list[object] = []
    desk.act(residents.create_resident, done.append, usage_name="Essai")
    qtbot.waitUntil(lambda: bool(done))
    assert desk.exchange.busy
    slow()
    qtbot.waitUntil(lambda: not desk.exchange.busy)


def test_behind_the_lock_nothing_new_begins(
    qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow, brisk: None
) -> None:
    joined(qtbot, centre, desk)
    qtbot.waitUntil(lambda: mark(window).startswith("Tout est envoyé"))
    window.lock()
    desk.act(residents.create_resident, usage_name="Essai")
    qtbot.wait(450)
    assert not desk.exchange.busy
    assert not desk.exchange._next.isActive()
    assert syncing.standing(desk.book).waiting == 1
    window._lock_screen._opened(None)
    qtbot.waitUntil(lambda: syncing.standing(desk.book).waiting == 0)


def test_closing_stops_at_the_next_page(
    qtbot: QtBot, centre: Office, book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_me(book, name="Anne", organisation="We Ker")
    desk = QtDesk(book)
    joined(qtbot, centre, desk)
    residents.create_resident(book, usage_name="Essai")
    asked, begun, gate = [], threading.Event(), threading.Event()
    client = centre.client()

    class Slow:
        def post(self, path: str, **given: Any) -> Any:
            asked.append(path)
            begun.set()
            gate.wait(60)
            return client.post(path, **given)

        def close(self) -> None:
            """Nothing was open."""

    monkeypatch.setattr(transport, "_client", lambda *_given: Slow())
    desk.exchange.now()
    assert begun.wait(60)
    threading.Timer(0.1, gate.set).start()
    desk.close()
    assert asked == ["/v1/handshake"]


def test_on_demand_by_ctrl_k(qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow) -> None:
    joined(qtbot, centre, desk)
    qtbot.waitUntil(lambda: desk.exchange.joined)
    said: list[str] = []
    desk.said.connect(lambda sentence, _tone, _undo: said.append(sentence))
    from ui.palette import commands

    command = next(c for c in commands(window) if c.matches("synchroniser"))
    command.run()
    qtbot.waitUntil(lambda: said == ["Échange terminé."])


def test_the_mark_opens_its_section(
    qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow, brisk: None
) -> None:
    joined(qtbot, centre, desk)
    qtbot.waitUntil(lambda: mark(window).startswith("Tout est envoyé"))
    went: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: went.append((place, where)))
    assert window.standing.mark
    window.standing.mark.click()
    quiet(qtbot, desk)
    assert went == [("settings", {"section": "centre"})]


def test_revoked_the_window_locks_at_once_and_says_why(
    qtbot: QtBot, centre: Office, desk: QtDesk, window: MainWindow, brisk: None
) -> None:
    joined(qtbot, centre, desk)
    qtbot.waitUntil(lambda: mark(window).startswith("Tout est envoyé"))
    residents.create_resident(desk.book, usage_name="Essai")
    (device,) = accounts.devices(centre.database, centre.place)
    accounts.revoke(centre.database, centre.place, device["id"], NOW)
    desk.exchange.now()
    qtbot.waitUntil(lambda: window._lock_screen is not None)
    labels = lambda: (one.text() for one in window.findChildren(QLabel) if one.isVisible())  # noqa: E731
    qtbot.waitUntil(lambda: any("a été révoqué" in text for text in labels()))
    assert not window.centre.isVisible()
    assert syncing.standing(desk.book).waiting == 1
