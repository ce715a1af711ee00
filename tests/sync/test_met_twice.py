"""One person met by two advisers without network: proposed as one after the exchange, until someone says."""

from cad.domain.encounter import Note
from cad.services import duplicates, encounters, residents
from cad.services.page import resident_page
from cad.services.today import today
from cad.store.table import select
from tests.sync.office import Laptop, Office


def meet(laptop: Laptop) -> str:
    made = residents.create_resident(
        laptop.book, usage_name="Essai", first_name="Awa", birth_date="1990-04-06"
    )
    return made.result.id


def proposed(laptop: Laptop) -> set[frozenset[str]]:
    return {frozenset((one.came, one.here)) for one in today(laptop.book).met_twice}


def both(centre: Office) -> tuple[Laptop, Laptop, str, str]:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    one, other = meet(a), meet(b)
    for laptop in (a, b, a):
        laptop.sync()
    return a, b, one, other


def test_both_are_told(centre: Office) -> None:
    a, b, one, other = both(centre)
    assert proposed(a) == proposed(b) == {frozenset((one, other))}
    a.sync()
    assert proposed(a) == {frozenset((one, other))}  # once, however many exchanges come


def test_two_people_they_are_proposed_no_more(centre: Office) -> None:
    a, b, one, other = both(centre)
    duplicates.not_duplicates(a.book, a=one, b=other)
    for laptop in (a, b):
        laptop.sync()
    assert proposed(a) == proposed(b) == set()


def test_once_merged_a_late_note_on_the_other_file_is_found_under_the_survivor(centre: Office) -> None:
    a, b, one, other = both(centre)
    duplicates.merge_residents(a.book, survivor=one, absorbed=other)
    encounters.add_note(b.book, resident=other, text="Écrit sans savoir.", visibility="team")
    for laptop in (a, b, a):
        laptop.sync()
    assert proposed(a) == proposed(b) == set()
    (note,) = select(a.book.connection, Note)
    assert note.resident == other
    assert "Écrit sans savoir." in str(resident_page(a.book, one))


def test_alone_nobody_is_proposed(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    meet(a)
    residents.create_resident(b.book, usage_name="Autre", first_name="Bintou")
    for laptop in (a, b, a):
        laptop.sync()
    assert proposed(a) == proposed(b) == set()
