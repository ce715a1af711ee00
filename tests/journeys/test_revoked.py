"""A laptop reported lost, open on a table: it locks by itself at its next exchange, and says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.central import accounts
from cad.services import residents, syncing
from cad.services.drafts import drafts
from cad.services.notebook import unlock_from_keyring
from cad.store import os_keyring
from cad.store.outbox import unsent_count
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, joined
from tests.sync.office import NOW, Office
from ui import exchange as pace

pytestmark = pytest.mark.slow


@pytest.fixture
def nora(laptop: Path, centre: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Adviser]:
    """Who exchanges every second rather than every four minutes."""
    monkeypatch.setattr(pace, "FIRST_MS", 20)
    monkeypatch.setattr(pace, "EVERY_MS", 1_000)
    book = joined(centre, laptop, "Nora Le Gall", "We Ker")
    residents.create_resident(book, usage_name="Diallo", first_name="Awa", birth_date="1987-03-12")
    syncing.sync(book)
    book.close()
    someone = Adviser(laptop)
    yield someone
    someone.leaves()


def revoke(centre: Office) -> str:
    """All there are; whose account it was."""
    for one in accounts.devices(centre.database, centre.place):
        if not one["revoked"]:
            accounts.revoke(centre.database, centre.place, one["id"], NOW)
    return str(one["account"])


def test_revoked_in_the_middle_of_a_sentence(nora: Adviser, centre: Office) -> None:
    nora.unlocks(PASSPHRASE)
    nora.waits_for("Tout est envoyé")
    nora.finds("diallo", sees="Awa DIALLO")
    nora.types("Son hébergement se termine")
    account = revoke(centre)  # first: an exchange may be under way
    residents.create_resident(nora.record, usage_name="Essai")
    nora.waits_for("Carnet verrouillé", "Cet ordinateur a été révoqué", "Ce qui y est écrit y reste.")
    nora.does_not_see("DIALLO", "Son hébergement")
    record = nora.record
    assert unsent_count(record.connection) == 1
    assert [one.value["text"] for one in drafts(record)] == ["Son hébergement se termine"]

    nora.types(PASSPHRASE)
    nora.presses("Return")
    nora.waits_for("Awa DIALLO", "Son hébergement se termine", "Ordinateur non admis au dépôt")
    nora.has_patience(0.5)
    said: list[str] = []
    nora._application.desk.exchange.now(said.append)  # type: ignore[union-attr]
    nora.waits_until(lambda: bool(said))
    nora.has_patience(0.3)
    nora.sees("Awa DIALLO")  # told once: what one still has to write down can be written

    code = accounts.invite_device(centre.database, centre.place, account, NOW)
    record.confirmed = True
    syncing.join_again(record, code, client=centre.client())
    syncing.sync(record, client=centre.client())
    record.confirmed = False
    assert unsent_count(record.connection) == 0
    nora._application.desk.exchange.ask()  # type: ignore[union-attr]
    nora.waits_for("Tout est envoyé")
    revoke(centre)
    nora.waits_for("Carnet verrouillé", "Cet ordinateur a été révoqué")


def test_already_locked_it_is_told_too(nora: Adviser, centre: Office) -> None:
    nora.unlocks(PASSPHRASE)
    nora.waits_for("Tout est envoyé")
    nora.goes_away()
    nora.waits_for("Carnet verrouillé")
    revoke(centre)
    exchange = nora._application.desk.exchange  # type: ignore[union-attr]
    exchange._held = False  # one was under way when the window locked
    exchange.now()
    nora.waits_for("Cet ordinateur a été révoqué")


def test_no_keyring_opens_it_any_more(
    nora: Adviser, centre: Office, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nora.unlocks(PASSPHRASE)
    nora.waits_for("Tout est envoyé")
    key = nora.record.store.key
    revoke(centre)
    nora.waits_for("Carnet verrouillé")
    nora.types(PASSPHRASE)
    nora.presses("Return")
    nora.waits_for("Ordinateur non admis au dépôt")
    nora.leaves()
    monkeypatch.setattr(os_keyring, "recall", lambda _name: key)
    assert unlock_from_keyring(laptop) is None
    nora.unlocks(PASSPHRASE)
    nora.waits_for("Ordinateur non admis au dépôt")
