"""What was set aside of a record is read by those who may read the record, then and now: at every level, of
every text of every kind, made from the descriptions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from cad.domain.catalogue import RECORDS
from cad.domain.clash import Clash
from cad.domain.encounter import VISIBILITIES, Appointment
from cad.domain.record import Kind
from cad.services import encounters
from cad.services.clashes import open_clashes
from cad.store.table import select
from cad.store.work import Act
from tests.sync.conftest import BOTH, database
from tests.sync.office import NOW, Laptop, office
from tests.sync.test_leaks import (
    EVERY,
    KINDS,
    MAY,
    WRITTEN,
    Written,
    among,
    dump,
    listen,
    marker,
    texts,
    words,
    write_all,
)

KEPT, CURRENT = "mis de côté", "en cours"
TURNS = (KEPT, CURRENT)


@dataclass
class Diverged:
    """What Anne wrote on two laptops without either knowing."""

    written: Written
    other: Laptop


def again(some: set[str]) -> set[str]:
    """The words of these records as they were written the second and the third time."""
    return {_of(turn, one) for turn in TURNS for one in some}


def _of(turn: str, word: str) -> str:
    return marker(turn, word, "")


@pytest.fixture(scope="module", params=BOTH)
def diverged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diverged]:
    folder = tmp_path_factory.mktemp("diverged")
    with office(database(request, folder), folder) as centre:
        written = write_all(centre)
        other = centre.enrolled(written.anne.book.me, "Anne", "We Ker")
        other.sync()
        for turn, laptop in zip(TURNS, (written.anne, other), strict=True):
            _rewrite(laptop, turn)
        for laptop in (written.anne, other, written.anne):
            laptop.sync()
        yield Diverged(written, other)


def _rewrite(laptop: Laptop, turn: str) -> None:
    """Every text of every record once more, in one act."""
    with laptop.book.store.work(Act("mark", "Marquer"), laptop.book.me, NOW()) as work:
        for kind in KINDS:
            for record in select(work.connection, RECORDS[kind].cls):
                if changed := _turned(kind, record, turn):
                    work.change(record, **changed)


def _turned(kind: str, record: Any, turn: str) -> dict[str, Any]:
    level = record.visibility if kind in WRITTEN else ""
    made = {}
    for name in texts(RECORDS[kind]):
        word, is_list = marker(kind, name, level), RECORDS[kind].fields[name].kind is Kind.LIST
        if getattr(record, name) == ((word,) if is_list else word):
            made[name] = (_of(turn, word),) if is_list else _of(turn, word)
    return made


ALL = EVERY | again(EVERY)


@pytest.mark.parametrize("reader", MAY)
def test_what_was_set_aside_goes_no_further_than_its_record(diverged: Diverged, reader: str) -> None:
    laptop, may = diverged.written.readers[reader], MAY[reader] | again(MAY[reader])
    heard = listen(laptop)
    assert among(dump(laptop.book) + heard, ALL - may) == set()
    assert among(dump(laptop.book), again(MAY[reader])) == again(MAY[reader])


def test_each_text_has_diverged(diverged: Diverged) -> None:
    found = {(one.kind, one.name) for one in select(diverged.other.book.connection, Clash)}
    assert {(kind, name) for kind in KINDS for name in texts(RECORDS[kind])} == found


def test_what_was_set_aside_is_narrowed_with_its_record(diverged: Diverged) -> None:
    """Whoever read it reads it no more: neither the record, nor what was set aside, nor their words."""
    for one in diverged.written.readers.values():
        one.sync()
    with diverged.other.book.store.work(Act("mark", "Marquer"), diverged.other.book.me, NOW()) as work:
        for kind in WRITTEN:
            for record in select(work.connection, RECORDS[kind].cls):
                work.change(record, visibility="author")
    diverged.other.sync()
    gone = words(WRITTEN, {*VISIBILITIES})
    for reader, laptop in diverged.written.readers.items():
        listen(laptop)
        heard = listen(laptop)
        assert among(dump(laptop.book) + heard, gone | again(gone)) == set(), reader
        kept = MAY[reader] - gone
        assert among(dump(laptop.book), kept | again(kept)) == again(kept) | among(dump(laptop.book), kept)
    assert among(dump(diverged.other.book), again(gone)) == again(gone)


@pytest.fixture
def two(centre: Any) -> tuple[Laptop, Laptop, Laptop, str]:
    """Anne on two laptops, her colleague Bilal on his, and a person they know."""
    from tests.sync.test_two_laptops import create

    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    other = centre.enrolled(anne.book.me, "Anne", "We Ker")
    who = create(anne)
    for one in (anne, other, bilal):
        one.sync()
    return anne, other, bilal, who


def set_values(laptop: Laptop, record: Any, **values: Any) -> None:
    """Whatever the app would let one write."""
    with laptop.book.store.work(Act("mark", "Marquer"), laptop.book.me, NOW()) as work:
        work.change(select(work.connection, type(record), "id = ?", record.id)[0], **values)


Two = tuple[Laptop, Laptop, Laptop, str]


def test_a_note_narrowed_by_the_change_that_diverges_takes_it_along(two: Two) -> None:
    anne, other, bilal, who = two
    note = encounters.add_note(anne.book, who, "Premier", visibility="organisation").result
    for one in (anne, other, bilal):
        one.sync()
    set_values(anne, note, text="MOTMISDECOTE")
    anne.sync()
    bilal.sync()
    set_values(other, note, text="MOTENCOURS", visibility="author")
    other.sync()
    bilal.sync()
    assert not [word for word in ("MOTMISDECOTE", "MOTENCOURS", "Premier") if word in dump(bilal.book)]
    anne.sync()
    assert [(one.kept.shown, one.current.shown) for one in open_clashes(anne.book)] == [
        ("MOTMISDECOTE", "MOTENCOURS")
    ]


def test_a_note_shown_later_does_not_show_what_was_set_aside_before(two: Two) -> None:
    anne, other, bilal, who = two
    note = encounters.add_note(anne.book, who, "Premier", visibility="author").result
    for one in (anne, other):
        one.sync()
    set_values(anne, note, text="MOTPOURMOI")
    anne.sync()
    set_values(other, note, text="MOTPOURTOUS", visibility="organisation")
    other.sync()
    bilal.sync()
    assert "MOTPOURTOUS" in dump(bilal.book)
    assert "MOTPOURMOI" not in dump(bilal.book)


def test_an_appointment_that_is_no_longer_of_a_referral_takes_it_along(two: Two) -> None:
    anne, other, _bilal, who = two
    rose = anne.office.laptop("Rose", "We Ker", "reception")
    with anne.book.store.work(Act("mark", "Marquer"), anne.book.me, NOW()) as work:
        made = work.add(Appointment(resident=who, referral="0" * 32, at="2026-12-01T10:00", place="Premier"))
    for one in (anne, other, rose):
        one.sync()
    set_values(anne, made, place="LIEUMISDECOTE")
    anne.sync()
    set_values(other, made, place="LIEUENCOURS")
    other.sync()
    set_values(other, made, referral="")
    for one in (other, rose, anne):
        one.sync()
    assert "LIEUENCOURS" in dump(rose.book)
    assert "LIEUMISDECOTE" not in dump(rose.book)
    assert len(open_clashes(anne.book)) == 1


def test_settled_ones_are_narrowed_too(two: Two) -> None:
    from cad.services.clashes import settle_clash

    anne, other, bilal, who = two
    note = encounters.add_note(anne.book, who, "Premier", visibility="shared").result
    for one in (anne, other):
        one.sync()
    for one, word in ((anne, "MOTDUN"), (other, "MOTDEUX")):
        set_values(one, note, text=word)
        one.sync()
    settle_clash(other.book, clash=open_clashes(other.book)[0].id, choice="kept")
    for one in (other, bilal):
        one.sync()
    assert "MOTDEUX" in dump(bilal.book)
    set_values(other, note, visibility="author")
    for one in (other, bilal):
        one.sync()
    assert not [word for word in ("MOTDUN", "MOTDEUX") if word in dump(bilal.book)]
