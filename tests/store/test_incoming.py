"""What the centre sends is written without touching what this laptop has not sent yet."""

import pytest

from cad.domain.resident import Resident
from cad.services import residents
from cad.services.history import history, undo_labels
from cad.services.notebook import Notebook
from cad.store.incoming import Received, write
from cad.store.table import select
from cad.store.work import Act


def receive(book: Notebook, resident: str, *, whole: bool = False, **values: object) -> set[tuple[str, str]]:
    row = Received(
        "resident", resident, 7, whole, "2026-11-22T09:00:00.000Z", values, "x", "2026-11-22T09:30Z"
    )
    return write(book.connection, [row])


@pytest.fixture
def sent(book: Notebook) -> str:
    """A person the centre knows."""
    made = residents.create_resident(book, usage_name="Diallo", city="Rennes").result
    book.connection.execute("UPDATE change SET sent = 1")
    return made.id


def only(book: Notebook) -> Resident:
    (found,) = select(book.connection, Resident)
    return found


def test_what_is_not_sent_yet_stays_and_the_rest_is_written(book: Notebook, sent: str) -> None:
    residents.change_resident(book, sent, city="Cesson")
    assert receive(book, sent, city="Betton", postcode="35830") == {("resident", sent)}
    assert (only(book).city, only(book).postcode) == ("Cesson", "35830")
    assert book.connection.execute("SELECT version FROM resident").fetchone() == (7,)


def test_it_is_history_and_no_act_of_this_laptop(book: Notebook, sent: str) -> None:
    receive(book, sent, city="Betton")
    assert history(book)[0].fields == ("Commune",)
    assert undo_labels(book).undo == "Créer la fiche"
    assert book.connection.execute("SELECT count(*) FROM outbox").fetchone() == (0,)
    assert residents.find_residents(book, text="betton")


def test_a_field_this_version_does_not_know_is_kept_as_it_came(book: Notebook, sent: str) -> None:
    receive(book, sent, hobby="vélo", city="Betton")
    receive(book, sent, shoe_size=42)
    assert only(book).city == "Betton"
    assert book.connection.execute("SELECT unknown FROM resident").fetchone() == (
        '{"hobby":"vélo","shoe_size":42}',
    )


def test_someone_new_is_found_and_counted_like_anyone(book: Notebook) -> None:
    receive(book, "a" * 32, whole=True, usage_name="Kowalski", first_name="Ewa")
    assert [line.id for line in residents.find_residents(book, text="kowal")] == ["a" * 32]
    with book.store.work(Act("more", "Suite"), book.me, book.now()) as work:
        work.change(only(book), city="Rennes")
    base = book.connection.execute("SELECT base FROM outbox").fetchone()
    assert base == (7,), "the next change says on which version it was made"
