"""A notebook too long without its centre opens only after an exchange; nothing of it is lost meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cad.central import accounts
from cad.central.app import make_app
from cad.central.database import Database
from cad.domain.clock import Now
from cad.domain.errors import Refused
from cad.services import notebook, residents, syncing
from cad.services.notebook import Notebook, open_with_key
from cad.store import os_keyring
from cad.store.keys import KeyFile
from cad.store.outbox import unsent_count
from cad.sync import transport
from cad.sync.transport import NoNetwork
from tests.sync.office import NOW, Laptop, Office, office


class Away:
    """Nobody answers."""

    def post(self, _path: str, **_given: object) -> None:
        import httpx

        raise httpx.ConnectError("away")

    def close(self) -> None:
        """Nothing was open."""


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Office]:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        yield made


@pytest.fixture
def anne(centre: Office) -> Laptop:
    made = centre.laptop("Anne", "We Ker")
    residents.create_resident(made.book, usage_name="Essai", first_name="Awa")
    made.sync()
    return made


def after(days: float, start: Now = NOW) -> Now:
    moment = start() + timedelta(days=days)
    return lambda: moment


def opened(laptop: Laptop, now: Now) -> Notebook:
    """The notebook closed, and opened at another time."""
    laptop.book.close()
    laptop.book = open_with_key(laptop.book.store.folder.path, laptop.book.store.key, now)
    return laptop.book


def test_it_locks_past_the_limit_and_not_before(anne: Laptop) -> None:
    assert not opened(anne, after(45)).overdue
    assert opened(anne, after(46.1)).overdue


def test_a_lone_notebook_never_locks(book: Notebook) -> None:
    book.now = after(4000)
    assert not notebook.is_overdue(book)


def test_an_exchange_opens_it_and_counts_anew(anne: Laptop, centre: Office) -> None:
    book = opened(anne, after(60))
    residents.create_resident(book, usage_name="Second")  # written before it was found to be late
    assert "Plus de 45 jours" in syncing.overdue_words(book)
    with pytest.raises(NoNetwork, match="ne répond pas"):
        syncing.catch_up(book, client=Away())
    assert book.overdue
    assert unsent_count(book.connection) == 1
    centre.app = make_app(centre.database, after(60))
    syncing.catch_up(book, client=centre.client())
    assert not book.overdue
    assert syncing.standing(book).waiting == 0
    assert not opened(anne, after(100)).overdue


def test_a_clock_set_back_does_not_open_it(anne: Laptop) -> None:
    assert opened(anne, after(60)).overdue
    assert opened(anne, after(1)).overdue
    assert opened(anne, after(-300)).overdue


def test_a_clock_that_is_merely_wrong_locks_nobody_out(anne: Laptop) -> None:
    year = 400
    opened(anne, after(year))
    anne.sync()  # the centre’s clock is right: this one is said to be ahead
    assert syncing.standing(anne.book).clock > 0
    assert not opened(anne, after(year + 10)).overdue
    assert not opened(anne, after(20)).overdue  # put right since
    assert opened(anne, after(60)).overdue


def test_the_territory_decides_and_the_last_week_is_said(anne: Laptop, centre: Office) -> None:
    accounts.lock_after(centre.database, centre.place, 10)
    anne.sync()
    anne.book.now = after(2.5)
    assert syncing.standing(anne.book).days_left is None
    anne.book.now = after(3)
    assert syncing.standing(anne.book).days_left == 7
    assert opened(anne, after(11.5)).overdue
    for wrong in (0, 366):
        with pytest.raises(Refused):
            accounts.lock_after(centre.database, centre.place, wrong)


def test_a_failed_attempt_is_a_moment_one_knows(anne: Laptop) -> None:
    anne.book.now = after(50)
    with pytest.raises(NoNetwork):
        syncing.sync(anne.book, client=Away())
    assert opened(anne, after(1)).overdue


def test_a_revoked_laptop_ends_up_locked_with_all_it_wrote(anne: Laptop, centre: Office) -> None:
    residents.create_resident(anne.book, usage_name="Second")
    (device,) = (one["id"] for one in accounts.devices(centre.database, centre.place))
    accounts.revoke(centre.database, centre.place, device, NOW)
    book = opened(anne, after(50))
    with pytest.raises(Refused, match="révoqué"):
        syncing.catch_up(book, client=centre.client())
    assert unsent_count(book.connection) == 1
    code = accounts.invite_device(centre.database, centre.place, book.me, NOW)
    syncing.join_again(replace(book, confirmed=True), code, client=centre.client())
    syncing.catch_up(book, client=centre.client())
    assert not book.overdue
    assert unsent_count(book.connection) == 0


def test_neither_the_keyring_nor_a_locked_window_opens_it(
    anne: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(anne, NOW)
    KeyFile("anne").with_wrap("passphrase", "une phrase", book.store.key).write(book.store.folder.key)
    monkeypatch.setattr(os_keyring, "recall", lambda _name: book.store.key)
    book.now = after(50)
    with pytest.raises(Refused, match="il échangera d’abord"):
        notebook.check_secret(book, "une phrase")
    book.close()
    assert notebook.unlock_from_keyring(book.store.folder.path, after(50)) is None
    reopened = notebook.unlock_from_keyring(book.store.folder.path, NOW)
    assert reopened is None  # what was known stays known
    anne.book = open_with_key(book.store.folder.path, book.store.key, NOW)


@pytest.mark.slow
def test_by_command_too(
    anne: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cad.cli import main

    book = anne.book
    KeyFile("anne").with_wrap("passphrase", "une phrase", book.store.key).write(book.store.folder.key)
    book.close()
    monkeypatch.setenv("CAD_PASSPHRASE", "une phrase")
    monkeypatch.setattr(transport, "_client", lambda *_given: anne.office.client())
    folder, late = str(book.store.folder.path), ("--as-of", after(50)().isoformat())
    monkeypatch.setattr(transport, "_client", lambda *_given: Away())
    assert main([*late, "--notebook", folder, "search", "essai"]) == 1
    assert "s’ouvre après un échange" in capsys.readouterr().err
    monkeypatch.setattr(transport, "_client", lambda *_given: anne.office.client())
    anne.office.app = make_app(anne.office.database, after(50))
    assert main([*late, "--notebook", folder, "search", "essai"]) == 0
    assert "Awa" in capsys.readouterr().out
    anne.book = open_with_key(book.store.folder.path, book.store.key, after(50))
