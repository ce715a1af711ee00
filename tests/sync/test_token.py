"""The token is in the OS keyring where there is one: a backup put back elsewhere joins again, whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.central import accounts, enrolment
from cad.central.database import Database
from cad.domain.errors import Refused
from cad.services import residents, syncing
from cad.services.notebook import Notebook, open_with_key
from cad.store import os_keyring
from cad.store.backup import copy_record
from cad.store.outbox import unsent_count
from cad.store.reads.laptop import kept
from cad.sync.protocol import Enrol
from cad.sync.transport import ShutOut
from tests.sync.keyring import FakeKeyring, of_another_computer
from tests.sync.office import NOW, Laptop, Office, office


@pytest.fixture
def ring() -> Iterator[FakeKeyring]:
    with of_another_computer() as made:
        yield made


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Office]:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        yield made


def moved(laptop: Laptop, path: Path) -> Notebook:
    """A backup of it, put back on a computer whose keyring is another."""
    folder = laptop.book.store.folder
    path.mkdir()
    copy_record(laptop.book.connection, laptop.book.store.key, path / folder.record.name)
    return open_with_key(path, laptop.book.store.key, NOW)


def test_the_keyring_holds_the_token_and_the_record_does_not(ring: FakeKeyring, centre: Office) -> None:
    anne = centre.laptop("Anne", "We Ker")
    assert kept(anne.book.connection, "centre")["token"] == ""
    (secret,) = ring.secrets.values()
    assert len(secret) > 30
    residents.create_resident(anne.book, usage_name="Essai")
    assert anne.sync().waiting == 0


def test_without_a_keyring_the_record_holds_it_as_before(centre: Office) -> None:
    anne = centre.laptop("Anne", "We Ker")
    assert kept(anne.book.connection, "centre")["token"]
    with of_another_computer():  # a keyring that comes later changes nothing
        assert anne.sync().waiting == 0


def test_a_backup_put_back_elsewhere_joins_again(ring: FakeKeyring, centre: Office, tmp_path: Path) -> None:
    anne = centre.laptop("Anne", "We Ker")
    made = residents.create_resident(anne.book, usage_name="Essai", first_name="Awa").result
    anne.sync()
    residents.change_resident(anne.book, resident=made.id, city="Bruz")
    with of_another_computer():
        book = moved(anne, tmp_path / "other")
        try:
            assert unsent_count(book.connection) == 1
            with pytest.raises(ShutOut, match="demandez un nouveau code"):
                syncing.sync(book, client=centre.client())
            said = syncing.standing(book)
            assert said.out
            assert "Rien n’est perdu" in said.trouble
            assert unsent_count(book.connection) == 1

            book.confirmed = True
            bilal = accounts.add_adviser(
                centre.database, centre.place, "Bilal", centre.organisation("We Ker"), NOW
            )
            other = accounts.invite_device(centre.database, centre.place, bilal, NOW)
            with pytest.raises(Refused, match="autre compte"):
                syncing.enrol(book, "http://127.0.0.1:1", other, "portable", client=centre.client())
            code = accounts.invite_device(centre.database, centre.place, book.me, NOW)
            syncing.enrol(book, "http://127.0.0.1:1", code, "neuf", client=centre.client())
            assert not syncing.standing(book).out
            synced = syncing.sync(book, client=centre.client()).result
            assert (book.me, synced.sent, synced.waiting) == (anne.book.me, 1, 0)
        finally:
            book.close()
    anne.sync()
    assert [one.city for one in residents.list_residents(anne.book)] == ["Bruz"]
    with pytest.raises(Refused, match="déjà rejoint"):
        syncing.enrol(anne.book, "http://127.0.0.1:1", code, "encore", client=centre.client())


def test_a_code_of_somebody_else_is_not_spent(centre: Office) -> None:
    bilal = accounts.add_adviser(centre.database, centre.place, "Bilal", centre.organisation("We Ker"), NOW)
    code = accounts.invite_device(centre.database, centre.place, bilal, NOW)
    with pytest.raises(Refused, match="autre compte"):
        enrolment.enrol(centre.database, Enrol(code, "portable", adviser="anne"), NOW)
    assert enrolment.enrol(centre.database, Enrol(code, "portable"), NOW)[0].adviser == bilal


def test_a_keyring_that_does_not_give_back_is_none(
    ring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeKeyring, "get_password", lambda *_names: None)
    assert not os_keyring.keep("nom", "secret")


def test_a_revoked_laptop_is_told_so(centre: Office) -> None:
    anne = centre.laptop("Anne", "We Ker")
    anne.sync()
    residents.create_resident(anne.book, usage_name="Essai")
    device = kept(anne.book.connection, "centre")["device"]
    accounts.revoke(centre.database, centre.place, device, NOW)
    with pytest.raises(ShutOut, match="a été révoqué"):
        anne.sync()
    said = syncing.standing(anne.book)
    assert (said.out, said.waiting) == (True, 1)
    anne.book.confirmed = True
    code = accounts.invite_device(centre.database, centre.place, anne.book.me, NOW)
    syncing.enrol(anne.book, "http://127.0.0.1:1", code, "portable", client=centre.client())
    assert anne.sync().waiting == 0
