"""However much was written, messages stay within what the other side reads, and everything arrives."""

import pytest
from sqlalchemy import select as select_rows

from cad.central.tables import record
from cad.domain.encounter import Note
from cad.services import aside, encounters, journeys, residents
from cad.store import outbox
from cad.store.connection import transaction
from cad.store.table import select
from cad.sync import protocol
from tests.sync.office import Laptop, Office
from tests.sync.test_two_laptops import create, person

LONG = "Elle raconte ses deux années à Rennes, la garde, le permis. "


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages that hold some ten long notes, and comparisons of few records."""
    monkeypatch.setattr(protocol, "FULL", 30_000)
    monkeypatch.setattr("cad.central.verify.MARKS", 5)


def notes(laptop: Laptop) -> list[str]:
    return [one.text for one in select(laptop.book.connection, Note)]


def write(laptop: Laptop, who: str, count: int) -> list[str]:
    texts = [f"{number} {LONG * 50}".strip() for number in range(count)]
    for text in texts:
        encounters.add_note(laptop.book, who, text, visibility="organisation")
    return texts


@pytest.mark.usefixtures("small")
def test_long_notes_go_and_come_in_several_messages(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    texts = write(a, create(a), 40)
    assert a.sync().waiting == 0
    b.sync()
    assert sorted(notes(b)) == sorted(texts)


@pytest.mark.usefixtures("small")
def test_everything_lost_is_sent_again_some_at_a_time(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    texts = write(a, create(a), 30)
    a.sync()
    b.sync()
    with transaction(b.book.store.connection):
        b.book.store.connection.execute("DELETE FROM note")
    b.sync(whole=True)
    assert sorted(notes(b)) == sorted(texts)


def test_one_too_long_for_any_message_is_set_aside_and_the_rest_goes(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = create(a)
    encounters.add_note(a.book, who, "x" * (1 << 20), visibility="organisation")
    encounters.add_note(a.book, who, "Le reste", visibility="organisation")
    answer = a.sync()
    assert (answer.waiting, answer.aside) == (0, 1)
    (one,) = outbox.aside(a.book.connection)
    assert "trop long" in one.reason
    b.sync()
    assert notes(b) == ["Le reste"]


@pytest.mark.slow
def test_what_was_shortened_goes_when_it_is_tried_again(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = create(a)
    residents.change_resident(a.book, who, address="x" * (1 << 20))
    assert a.sync().aside == 1
    residents.change_resident(a.book, who, address="1 rue d’Essai")
    aside.send_aside_again(a.book)
    answer = a.sync()
    assert (answer.waiting, answer.aside) == (0, 0)
    b.sync()
    assert person(b, "Awa").address == "1 rue d’Essai"


def test_what_follows_a_beginning_set_aside_waits_with_it(centre: Office) -> None:
    a = centre.laptop("Anne", "We Ker")
    who = create(a)
    step = journeys.add_step(a.book, resident=who, title="x" * (1 << 20)).result
    assert a.sync().aside == 1
    journeys.complete_step(a.book, step=step.id)
    assert a.sync().aside == 2
    with centre.database.read() as connection:
        assert not connection.execute(select_rows(record).where(record.c.id == step.id)).all()
