"""Two advisers of two organisations, on the same people, coming back in any order."""

from cad.domain.clash import Clash
from cad.domain.encounter import Note
from cad.domain.journey import Step
from cad.domain.resident import Resident
from cad.services import consents, encounters, journeys, residents, syncing
from cad.store.table import select
from tests.sync.office import Laptop, Office


def person(laptop: Laptop, first_name: str) -> Resident:
    (found,) = select(laptop.book.connection, Resident, "first_name = ?", first_name)
    return found


def create(laptop: Laptop, first_name: str = "Awa") -> str:
    return residents.create_resident(laptop.book, usage_name="Essai", first_name=first_name).result.id


def test_colleagues_see_the_same_person(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = create(a)
    journeys.add_step(a.book, resident=who, title="Appeler la crèche")
    assert a.sync().waiting == 0
    b.sync()
    assert person(b, "Awa").id == who
    assert [s.title for s in select(b.book.connection, Step)] == ["Appeler la crèche"]


def test_another_organisation_holds_nothing(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    create(a)
    a.sync()
    b.sync()
    assert select(b.book.connection, Resident) == []


def test_different_fields_are_both_kept(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = create(a)
    a.sync()
    b.sync()
    residents.change_resident(a.book, resident=who, city="Rennes")
    residents.change_resident(b.book, resident=who, email="awa@example.org")
    for one in (a, b, a):
        one.sync()
    for one in (a, b):
        held = person(one, "Awa")
        assert (held.city, held.email) == ("Rennes", "awa@example.org")
        assert select(one.book.connection, Clash) == []


def test_the_same_field_keeps_both_until_settled(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = create(a)
    a.sync()
    b.sync()
    residents.change_resident(a.book, resident=who, city="Rennes")
    residents.change_resident(b.book, resident=who, city="Cesson-Sévigné")
    for one in (a, b, a):
        one.sync()
    for one in (a, b):
        assert person(one, "Awa").city == "Cesson-Sévigné"
        (clash,) = select(one.book.connection, Clash)
        assert (clash.name, clash.kept, clash.current) == ("city", '"Rennes"', '"Cesson-Sévigné"')
        assert (clash.kept_on, clash.current_on) == ("portable de Anne", "portable de Bilal")


def test_one_s_own_changes_never_clash(centre: Office) -> None:
    a = centre.laptop("Anne", "We Ker")
    who = create(a)
    for city in ("Rennes", "Cesson-Sévigné", "Chantepie"):
        residents.change_resident(a.book, resident=who, city=city)
        a.sync()
    assert select(a.book.connection, Clash) == []


def test_a_private_note_stays_with_its_author(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = create(a)
    for level in ("author", "team", "organisation", "shared"):
        encounters.record_encounter(a.book, resident=who, text=f"Mot {level}", visibility=level)
    a.sync()
    b.sync()
    assert {n.text for n in select(b.book.connection, Note)} == {"Mot organisation", "Mot shared"}


def test_joining_a_team_brings_the_journey_and_leaving_takes_it_away(centre: Office) -> None:
    a, c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    who = create(a)
    encounters.record_encounter(a.book, resident=who, text="Mot pour l’équipe", visibility="team")
    a.sync()
    c.sync()
    member = journeys.join_team(
        a.book, resident=who, adviser=c.book.me, organisation=centre.organisation("CCAS")
    ).result
    a.sync()
    c.sync()
    assert [n.text for n in select(c.book.connection, Note)] == ["Mot pour l’équipe"]
    journeys.leave_team(a.book, member=member.id)
    a.sync()
    c.sync()
    assert select(c.book.connection, Resident) == []
    assert select(c.book.connection, Note) == []
    assert c.sync(whole=True).changed == frozenset()


def test_shared_notes_follow_consent(centre: Office) -> None:
    a, c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    who = create(a)
    journeys.join_team(a.book, resident=who, adviser=c.book.me, organisation=centre.organisation("CCAS"))
    encounters.record_encounter(a.book, resident=who, text="Mot partagé", visibility="shared")
    a.sync()
    c.sync()
    assert select(c.book.connection, Note) == []
    given = consents.give_consent(
        a.book, resident=who, organisation=centre.organisation("CCAS"), how="oral", scope="team"
    ).result
    a.sync()
    c.sync()
    assert [n.text for n in select(c.book.connection, Note)] == ["Mot partagé"]
    consents.withdraw_consent(a.book, consent=given.id)
    a.sync()
    c.sync()
    assert select(c.book.connection, Note) == []


def test_both_sides_hold_the_same(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    for name in ("Awa", "Boris", "Chloé"):
        journeys.add_step(a.book, resident=create(a, name), title="Étape")
    a.sync()
    b.sync()
    b.book.store.connection.execute("DELETE FROM step WHERE pk = 2")
    b.book.store.connection.execute("UPDATE step SET title = 'abîmée' WHERE pk = 3")
    assert len(b.sync(whole=True).changed) == 2
    assert {s.title for s in select(b.book.connection, Step)} == {"Étape"}
    assert syncing.standing(b.book).waiting == 0
