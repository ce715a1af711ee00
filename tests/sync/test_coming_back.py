"""What the random walks found, each told once: archived while written on, left, let in again…"""

from datetime import timedelta

import pytest

from cad.domain.clash import Clash
from cad.domain.encounter import Note
from cad.domain.journey import Step
from cad.domain.organisation import Adviser, Rule
from cad.domain.referral import Consent
from cad.domain.resident import Document, Resident
from cad.services import (
    consents,
    documents,
    duplicates,
    encounters,
    journeys,
    partners,
    referrals,
    residents,
    settings,
)
from cad.store.table import select
from cad.store.work import Act
from tests.sync.office import NOW, Laptop, Office

pytestmark = pytest.mark.slow


def create(laptop: Laptop) -> str:
    return residents.create_resident(laptop.book, usage_name="Essai", first_name="Awa").result.id


def exchange(*laptops: Laptop) -> None:
    for one in laptops:
        one.sync()


@pytest.fixture
def colleagues(centre: Office) -> tuple[Laptop, Laptop, str]:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = create(a)
    exchange(a, b)
    return a, b, who


def test_a_document_shown_later_arrives_whole(colleagues: tuple[Laptop, Laptop, str]) -> None:
    a, b, who = colleagues
    made = documents.attach_document(
        a.book, who, content=b"x", filename="bail.pdf", visibility="author"
    ).result
    exchange(a, b)
    documents.change_document(a.book, document=made.id, visibility="organisation")
    exchange(a, b)
    assert [one.filename for one in select(b.book.connection, Document)] == ["bail.pdf"]


def test_authors_keep_the_note_for_the_team_they_are_not_in(colleagues: tuple[Laptop, Laptop, str]) -> None:
    _a, b, who = colleagues
    encounters.add_note(b.book, who, "Mot pour l’équipe", visibility="team")
    b.sync()
    assert b.sync(whole=True).changed == frozenset()
    assert [note.text for note in select(b.book.connection, Note)] == ["Mot pour l’équipe"]


def test_archived_while_a_colleague_wrote_on_it_comes_back_everywhere(
    colleagues: tuple[Laptop, Laptop, str],
) -> None:
    a, b, who = colleagues
    step = journeys.add_step(a.book, resident=who, title="Appeler").result
    exchange(a, b)
    journeys.change_step(b.book, step=step.id, title="Rappeler")
    with a.book.store.work(Act("archive", "Archiver"), a.book.me, NOW()) as work:
        work.remove(step)
    exchange(b, a, b)
    for one in (a, b):
        assert [(s.title, s.removed) for s in select(one.book.connection, Step)] == [("Rappeler", False)]
        assert [clash.name for clash in select(one.book.connection, Clash)] == ["removed"]


def test_left_then_let_in_again_holds_everything(centre: Office) -> None:
    a, c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    who = create(a)
    there = {"resident": who, "adviser": c.book.me, "organisation": centre.organisation("CCAS")}
    member = journeys.join_team(a.book, **there).result
    exchange(a, c)
    journeys.add_step(c.book, resident=who, title="De Carine")
    journeys.leave_team(a.book, member=member.id)
    exchange(a, c)
    assert select(c.book.connection, Step) == []
    journeys.join_team(a.book, **there)
    exchange(a, c)
    assert [step.title for step in select(c.book.connection, Step)] == ["De Carine"]


def test_a_withdrawal_holds_although_the_clock_was_set_back(centre: Office) -> None:
    a, c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    who, office = create(a), centre.organisation("CCAS")
    a.sync()
    journeys.join_team(a.book, resident=who, adviser=c.book.me, organisation=office)
    encounters.add_note(a.book, who, "Mot partagé", visibility="shared")
    given = consents.give_consent(a.book, resident=who, organisation=office, how="oral", scope="team").result
    exchange(a, c)
    assert select(c.book.connection, Note)
    a.book.now = lambda: NOW() - timedelta(hours=3)
    consents.withdraw_consent(a.book, consent=given.id)
    exchange(a, c)
    assert not select(c.book.connection, Note)


def test_a_partner_learns_what_concerns_it_and_nothing_of_the_others(centre: Office) -> None:
    a, c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    r = centre.laptop("Rose", "We Ker", "reception")
    who, other = create(a), centre.organisation("CSAPA")
    a.sync()
    service = partners.add_service(a.book, organisation=centre.organisation("CCAS"), name="Accueil").result
    referrals.refer(a.book, resident=who, service=service.id, purpose="Aide", consent_how="oral")
    consents.give_consent(a.book, resident=who, organisation=other, how="oral", detail="Suivi")
    journeys.join_team(a.book, resident=who, name="Dominique", organisation=other)
    exchange(a, c, r)
    assert [one.id for one in select(c.book.connection, Resident)] == [who]
    assert [one.organisation for one in select(c.book.connection, Consent)] == [service.organisation]
    assert [one.id for one in select(r.book.connection, Resident)] == [who]
    assert select(r.book.connection, Consent) == []


def test_what_was_written_where_one_is_not_let_in_leaves_the_laptop(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    office = centre.organisation("CCAS")
    c = centre.laptop("Carine", "CCAS")
    exchange(a, b, c)
    made = residents.create_resident(
        a.book, usage_name="Essai", lead_adviser=c.book.me, organisation=office
    ).result
    journeys.add_step(a.book, resident=made.id, title="Appeler")
    exchange(a, c)
    assert select(a.book.connection, Step) == []
    assert [step.title for step in select(c.book.connection, Step)] == ["Appeler"]


def test_merged_in_two_directions_is_one_person(colleagues: tuple[Laptop, Laptop, str]) -> None:
    a, b, who = colleagues
    other = create(a)
    exchange(a, b)
    duplicates.merge_residents(a.book, survivor=who, absorbed=other)
    duplicates.merge_residents(b.book, survivor=other, absorbed=who)
    exchange(a, b, a, b)
    for one in (a, b):
        assert [r.merged_into for r in select(one.book.connection, Resident, "id IN (?, ?)", who, other)] == [
            "",
            who,
        ]


def test_separated_files_are_let_in_apart(centre: Office) -> None:
    a, c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    who, other = create(a), create(a)
    a.sync()
    journeys.join_team(a.book, resident=other, adviser=c.book.me, organisation=centre.organisation("CCAS"))
    journeys.add_step(a.book, resident=who, title="De la première")
    duplicates.merge_residents(a.book, survivor=who, absorbed=other)
    exchange(a, c)
    assert select(c.book.connection, Step)
    duplicates.unmerge_residents(a.book, absorbed=other)
    exchange(a, c)
    assert select(c.book.connection, Step) == []


def test_a_rule_stays_with_the_organisation_that_made_it(colleagues: tuple[Laptop, Laptop, str]) -> None:
    a, b, _who = colleagues
    c = a.office.laptop("Carine", "CCAS")
    settings.set_rule(a.book, name="answer_days", value=21)
    exchange(a, b, c)
    assert a.sync(whole=True).changed == frozenset()
    assert [len(select(one.book.connection, Rule)) for one in (a, b, c)] == [1, 1, 0]


def test_merging_takes_the_directory_off_no_laptop(colleagues: tuple[Laptop, Laptop, str]) -> None:
    a, b, who = colleagues
    other = create(a)
    duplicates.merge_residents(a.book, survivor=who, absorbed=other)
    exchange(a, b)
    for one in (a, b):
        assert {adviser.name for adviser in select(one.book.connection, Adviser)} == {"Anne", "Bilal"}
