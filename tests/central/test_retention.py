"""Two years after the last contact, told sixty days before: erased everywhere, and masked counts remain."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from cad.central import keeping, tables
from cad.central.app import make_app
from cad.central.looking import Looked, foresee, look, look_everywhere
from cad.central.retaining import decide, mask_under
from cad.domain.clock import Now, utc
from cad.domain.errors import Refused
from cad.domain.retention import Retention
from cad.domain.session import Passage, Session
from cad.services import (
    appointments,
    attendances,
    documents,
    duplicates,
    encounters,
    events,
    journeys,
    passages,
    queue,
    residents,
    sessions,
    today,
)
from cad.services.aside import what_is_aside
from cad.services.page import resident_page
from cad.store import outbox
from cad.store.table import select as held_here
from tests.sync.office import NOW, Laptop, Office
from tests.sync.test_leaks import dump, marker

WORDS = {marker("erased", name, "") for name in ("name", "first", "note", "title", "file")}


def on(day: str) -> Now:
    moment = datetime.fromisoformat(f"{day}T10:00").astimezone()
    return lambda: moment


def it_is(centre: Office, now: Now) -> None:
    """Everywhere."""
    centre.app = make_app(centre.database, now)
    for laptop in centre.laptops.values():
        laptop.book.now = now


def looked(centre: Office, now: Now, *, away: int = 1) -> Looked:
    """A look, the last one before it being `away` days ago."""
    last = utc(now() - timedelta(days=away))
    with centre.database.write() as connection:
        connection.execute(update(tables.territory).values(looked=last))
    done = look(centre.database, centre.place, now)
    assert done
    return done


def sync(*laptops: Laptop) -> None:
    """Until each has what the others sent."""
    for laptop in (*laptops, *laptops[:-1]):
        laptop.sync(whole=True)


def person(laptop: Laptop, name: str = "Essai") -> str:
    return str(residents.create_resident(laptop.book, usage_name=name, first_name="Awa").result.id)


def written(laptop: Laptop, folder: Path) -> str:
    """A person with words of theirs everywhere a laptop keeps some."""
    name, first, note, title, content = sorted(WORDS)
    who = residents.create_resident(laptop.book, usage_name=name, first_name=first).result.id
    encounters.record_encounter(laptop.book, resident=who, text=note, visibility="organisation")
    residents.change_resident(laptop.book, resident=who, city=title)
    file = folder / "piece.txt"
    file.write_text(content * 3000)
    documents.attach_document(
        laptop.book, resident=who, path=str(file), title=title, visibility="organisation"
    )
    return str(who)


def at_centre(centre: Office) -> str:
    said = []
    with centre.database.read() as connection:
        for table in tables.METADATA.sorted_tables:
            for row in connection.execute(select(table)):
                said += [
                    bytes(v).decode("latin-1") if isinstance(v, bytes | memoryview) else str(v) for v in row
                ]
    return "\n".join(said)


def among(text: str) -> set[str]:
    return {word for word in WORDS if word[4:] in text}


def told(laptop: Laptop) -> list[tuple[str, str, str]]:
    return [(e.person.id, e.last, e.until) for e in today.today(laptop.book).endings]


@pytest.fixture
def pair(centre: Office) -> tuple[Laptop, Laptop]:
    return centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")


def test_warned_then_erased_everywhere(centre: Office, pair: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    anne, bilal = pair
    lost, kept = written(anne, tmp_path), person(bilal, "Gardé")
    sync(anne, bilal)
    for text in (dump(anne.book), dump(bilal.book), at_centre(centre)):
        assert among(text) == WORDS
    it_is(centre, on("2028-09-22"))
    assert looked(centre, on("2028-09-22")).told == 0
    assert looked(centre, on("2028-10-01")) == Looked(0, 0, 2, "2028-11-30")
    sync(anne, bilal)
    assert (
        sorted(told(anne))
        == sorted(told(bilal))
        == sorted([(lost, "2026-11-22", "2028-11-30"), (kept, "2026-11-22", "2028-11-30")])
    )
    page = resident_page(anne.book, resident_id=lost)
    assert page.ending
    assert page.ending.until == "2028-11-30"
    it_is(centre, on("2028-11-20"))
    encounters.record_encounter(bilal.book, resident=kept, text="Vu.")
    assert [one for one, *_days in told(bilal)] == [lost]  # before anything is sent
    sync(bilal)
    assert looked(centre, on("2028-11-29")) == Looked(0, 0, 1, "2028-11-30")
    done = looked(centre, on("2028-11-30"))
    assert (done.erased, done.told) == (1, 0)
    it_is(centre, on("2028-11-30"))
    sync(anne, bilal)
    for text in (dump(anne.book), dump(bilal.book), at_centre(centre)):
        assert among(text) == set()
    for laptop in pair:
        assert told(laptop) == []
        assert resident_page(laptop.book, resident_id=kept).ending is None
        with pytest.raises(Refused):
            resident_page(laptop.book, resident_id=lost)
    assert keeping.check(centre.database) == []
    if centre.database.is_sqlite:
        raw = b"".join(path.read_bytes() for path in tmp_path.glob("centre.db*")).decode("latin-1")
        assert among(raw) == set()


def test_what_is_sent_of_an_erased_person_is_set_aside(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    anne, bilal = pair
    who = person(anne)
    note = encounters.record_encounter(anne.book, resident=who, text="Vue.").result
    sync(anne, bilal)
    assert note
    looked(centre, on("2028-10-01"))
    it_is(centre, on("2028-12-01"))
    journeys.add_step(bilal.book, who, "Rappeler", due_on="2028-12-01")
    encounters.record_encounter(bilal.book, resident=who, text="Écrit sans réseau", visibility="organisation")
    residents.change_resident(bilal.book, resident=who, city="Rennes")
    assert looked(centre, on("2028-12-01")).erased == 1
    sync(anne, bilal)
    aside = outbox.aside(bilal.book.connection)
    assert {one.kind for one in aside} >= {"encounter", "note", "resident"}
    assert {one.reason for one in aside} == {
        "Ce dossier a été effacé du dépôt le 1er décembre 2028\u00a0: durée de conservation atteinte."
    }
    assert outbox.unsent_count(bilal.book.connection) == 0
    assert "Écrit sans réseau" in dump(bilal.book)
    assert {one.person.name for one in what_is_aside(bilal.book) if one.person} == {"ESSAI Awa"}
    assert today.today(bilal.book).steps.count == 1
    assert keeping.check(centre.database) == []
    with centre.database.read() as connection:
        assert not connection.execute(select(tables.record).where(tables.record.c.subject == who)).all()
    sync(anne, bilal)
    assert {one.id for one in residents.list_residents(anne.book)} == set()


@pytest.mark.slow
def test_merged_files_end_together(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    anne, bilal = pair
    other, first, second = (person(anne, name) for name in ("Autre", "Un", "Deux"))
    duplicates.merge_residents(anne.book, survivor=first, absorbed=second)
    duplicates.not_duplicates(anne.book, a=other, b=first)
    residents.add_household_member(anne.book, resident=other, name="Un", relation="frère", other=second)
    sync(anne, bilal)
    it_is(centre, on("2027-06-01"))
    encounters.record_encounter(bilal.book, resident=other, text="Vu.")
    sync(anne, bilal)
    assert looked(centre, on("2028-10-01")).told == 1
    it_is(centre, on("2028-12-01"))
    assert looked(centre, on("2028-12-01")).erased == 1
    sync(anne, bilal)
    with centre.database.read() as connection:
        left = connection.execute(
            select(tables.record.c.fields).where(tables.record.c.subject != "")
        ).scalars()
        assert not [one for one in left if first in one or second in one]
    for laptop in pair:
        assert [one.id for one in residents.list_residents(laptop.book)] == [other]
    assert keeping.check(centre.database) == []


def test_an_appointment_to_come_keeps_the_file(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    anne, _bilal = pair
    who = person(anne)
    appointments.plan_appointment(anne.book, resident=who, at="2028-11-01T10:00", purpose="Bilan")
    sync(anne)
    assert looked(centre, on("2028-10-01")).told == 0


@pytest.mark.slow
def test_who_is_only_sent_things_is_not_in_contact(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    """Invited with a hundred others, and called in vain: both keep nobody. To have come does."""
    anne, bilal = pair
    quiet, came = person(anne), person(anne, "Venue")
    sync(anne, bilal)
    assert looked(centre, on("2028-10-01")).told == 2
    it_is(centre, on("2028-10-20"))
    sync(anne, bilal)
    event = events.plan_event(bilal.book, title="Forum", starts_at="2028-10-19T09:00").result.id
    attendances.invite(bilal.book, event, (quiet, came))
    attendances.come_in(bilal.book, event, came)
    assert [one for one, *_days in told(bilal)] == [quiet]  # before anything is sent
    sync(bilal, anne)
    assert [one for one, *_days in told(anne)] == [quiet]
    assert looked(centre, on("2028-11-29")) == Looked(
        0, 0, 1, "2028-12-19"
    )  # what is received is kept 60 days
    assert looked(centre, on("2028-12-19")).erased == 1


def test_nobody_is_erased_without_having_been_told(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    anne, bilal = pair
    person(anne)
    sync(anne, bilal)
    assert foresee(centre.database, centre.place, on("2030-01-01")) == Looked(0, 0, 1, "2030-03-02")
    assert looked(centre, on("2027-01-10")).told == 0
    decide(centre.database, centre.place, Retention(1, 30, "2027-01-11", "Essai"), on("2027-01-11"))
    assert looked(centre, on("2027-01-11")) == Looked(0, 0, 1, "2027-02-10")
    decide(centre.database, centre.place, Retention(1, 60, "2027-01-12", "Essai"), on("2027-01-12"))
    assert looked(centre, on("2027-01-12")).next == "2027-02-10"  # said, and kept
    decide(centre.database, centre.place, Retention(24, 30, "2027-01-13", "Essai"), on("2027-01-13"))
    assert looked(centre, on("2027-01-13")).told == 0
    decide(centre.database, centre.place, Retention(1, 30, "2027-01-14", "Essai"), on("2027-01-14"))
    assert looked(centre, on("2027-01-14")).next == "2027-02-13"  # told anew
    assert looked(centre, on("2027-02-24"), away=41) == Looked(
        0, 0, 1, "2027-03-26"
    )  # the time is given back
    assert looked(centre, on("2027-03-25")).erased == 0
    assert looked(centre, on("2027-03-26")).erased == 1


def test_a_rule_makes_sense_and_is_not_for_the_past(centre: Office) -> None:
    for wrong in (
        Retention(0, 60, "2027-01-01", ""),
        Retention(61, 60, "2027-01-01", ""),
        Retention(24, 29, "2027-01-01", ""),
        Retention(24, 60, "2026-11-21", ""),
    ):
        with pytest.raises(Refused):
            decide(centre.database, centre.place, wrong, NOW)
    with pytest.raises(Refused):
        mask_under(centre.database, centre.place, 4)


@pytest.mark.slow
def test_a_day_is_looked_at_once_whoever_looks(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    person(pair[0])
    sync(*pair)
    now = on("2028-10-01")
    look_everywhere(centre.database, now)
    assert look(centre.database, centre.place, now, once_a_day=True) is None
    assert look(centre.database, centre.place, on("2028-10-02"), once_a_day=True) == Looked(
        0, 0, 1, "2028-11-30"
    )


@pytest.mark.slow
def test_numbers_remain_and_a_restored_backup_forgets_again(
    centre: Office, pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    anne, bilal = pair
    people = [person(anne, f"Personne{number}") for number in range(6)]
    for who in people:
        encounters.record_encounter(anne.book, resident=who, text="Vue.")
    sync(anne, bilal)
    looked(centre, on("2028-10-01"))
    it_is(centre, on("2028-11-29"))
    sync(anne, bilal)
    looked(centre, on("2028-11-29"))
    keeping.backup(centre.database, tmp_path / "sauvegarde")
    assert looked(centre, on("2028-11-30")).erased == 6
    with centre.database.read() as connection:
        rows = connection.execute(select(tables.tally)).all()
    assert {(r.year, r.name, r.number, r.people) for r in rows} == {
        ("2026", "persons", 6, 6), ("2026", "encounters", 6, 6),
    }  # fmt: skip
    it_is(centre, on("2028-11-30"))
    sync(anne, bilal)
    with centre.database.write() as connection:
        for table in tables.METADATA.sorted_tables[::-1]:
            connection.execute(table.delete())
    keeping.restore(centre.database, tmp_path / "sauvegarde")
    assert looked(centre, on("2028-12-01")).erased == 6
    it_is(centre, on("2028-12-01"))
    sync(anne, bilal)
    for laptop in pair:
        assert residents.list_residents(laptop.book) == []
    with centre.database.read() as connection:
        assert not connection.execute(select(func.count()).where(tables.record.c.subject != "")).scalar_one()
    assert keeping.check(centre.database) == []


def test_only_those_who_hold_the_file_are_told(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    anne, _bilal = pair
    outside, chloe = centre.laptop("Carine", "CCAS"), centre.laptop("Chloé", "We Ker", "coordinator")
    who = person(anne)
    sync(anne)
    looked(centre, on("2028-10-01"))
    it_is(centre, on("2028-10-01"))
    sync(anne, outside, chloe)
    assert [one for one, *_days in told(anne)] == [who]
    for laptop in (outside, chloe):
        assert who not in dump(laptop.book)


def test_a_clock_years_late_erases_nobody(centre: Office, pair: tuple[Laptop, Laptop]) -> None:
    anne, bilal = pair
    it_is(centre, on("2028-10-01"))
    bilal.book.now = on("2020-01-01")
    who = person(bilal)
    bilal.sync()
    assert looked(centre, on("2028-10-01")) == Looked(0, 0, 1, "2028-11-30")
    it_is(centre, on("2028-11-20"))
    bilal.book.now = on("2020-02-20")
    encounters.record_encounter(bilal.book, resident=who, text="Vue.")
    sync(bilal, anne)
    assert looked(centre, on("2028-11-30")) == Looked(0, 0, 1, "2029-01-19")
    assert looked(centre, on("2029-01-19")).erased == 1


def test_a_session_ends_as_a_file_does(centre: Office) -> None:
    """Two years after, who came is nobody’s any more, on laptops either; who came again is still there."""
    anne = centre.laptop("Anne", "We Ker")
    held = sessions.plan_session(anne.book, place="Blosne", starts_at="2026-11-22T09:00").result
    passages.arrive(anne.book, session=held.id, name="Moussaline", reason="courrier")
    who = person(anne)
    passages.arrive(anne.book, session=held.id, resident=who)
    sync(anne)
    warned, due = on("2028-10-01"), on("2028-12-05")
    it_is(centre, warned)
    looked(centre, warned)
    it_is(centre, due)
    encounters.record_encounter(anne.book, resident=who, text="Toujours là.")
    sync(anne)
    looked(centre, due)
    sync(anne)
    assert held_here(anne.book.connection, Session) == []
    assert held_here(anne.book.connection, Passage) == []
    assert "Moussaline" not in dump(anne.book)
    assert resident_page(anne.book, who).resident.first_name == "Awa"
    assert not keeping.check(centre.database)


def test_who_came_by_was_heard_of(centre: Office) -> None:
    """A passage of a known person keeps their file, and goes with it."""
    anne = centre.laptop("Anne", "We Ker")
    who = person(anne)
    sync(anne)
    later = on("2028-06-01")
    it_is(centre, later)
    held = sessions.plan_session(anne.book, place="Blosne", starts_at="2028-06-01T09:00").result
    passages.arrive(anne.book, session=held.id, resident=who)
    sync(anne)
    it_is(centre, on("2028-12-05"))
    assert foresee(centre.database, centre.place, on("2028-12-05")) == Looked(0, 0, 0, "")
    assert today.today(anne.book).endings == ()


def test_who_came_to_a_session_that_ends_too(centre: Office) -> None:
    """Both near their end: the passage is of the one and of the other."""
    anne = centre.laptop("Anne", "We Ker")
    who = person(anne)
    sync(anne)
    it_is(centre, on("2027-01-15"))
    held = sessions.plan_session(anne.book, place="Blosne", starts_at="2027-01-15T09:00").result
    passages.arrive(anne.book, session=held.id, resident=who)
    sync(anne)
    it_is(centre, on("2028-11-25"))
    looked(centre, on("2028-11-25"))
    sync(anne)
    assert [(one, last) for one, last, _until in told(anne)] == [(who, "2027-01-15")]


def test_nobody_comes_to_what_was_erased(centre: Office) -> None:
    """A laptop that was away still has the session, and whom it knew: what it noted there is not taken."""
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = person(anne)
    held = sessions.plan_session(anne.book, place="Blosne", starts_at="2026-11-22T09:00").result.id
    came = passages.arrive(anne.book, session=held).result.id
    sync(anne, bilal)
    for day in ("2028-10-01", "2028-12-05"):
        it_is(centre, on(day))
        looked(centre, on(day))
    bilal.book.now = on("2026-11-23")
    passages.arrive(bilal.book, session=held, name="Moussaline")
    queue.passage_left(bilal.book, passage=came)
    now = sessions.plan_session(bilal.book, place="Blosne", starts_at="2026-11-23T09:00").result.id
    passages.arrive(bilal.book, session=now, resident=who, name="Fatouline")
    it_is(centre, on("2028-12-06"))
    bilal.sync()
    assert not {word for word in ("Moussaline", "Fatouline") if word in at_centre(centre)}
    assert not keeping.check(centre.database)
