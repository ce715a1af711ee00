"""Internships between laptops: schools and offers go to everyone, pupils only where the person is known."""

import pytest

from cad.domain.internship import Internship, InternshipOffer, Pupil
from cad.domain.school import ObservationWeek, School
from cad.services import internship_list, internship_offers, internships, pupils, residents, schools
from cad.services.page import resident_page
from cad.services.partners import add_organisation
from cad.services.pupil_page import pupil_page
from cad.store.table import select
from tests.sync.office import Laptop, Office

Two = tuple[Laptop, Laptop, Laptop, Pupil, InternshipOffer]


@pytest.fixture
def two(centre: Office) -> Two:
    """Anne and Bilal of We Ker, Carine of the CCAS; a pupil that Anne accompanies, an offer of one place."""
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    carine = centre.laptop("Carine", "CCAS")
    anne.sync()
    who = residents.create_resident(
        anne.book, usage_name="Essai", first_name="Awa", birth_date="2012-05-04"
    ).result.id
    school = schools.add_school(anne.book, name="Collège du Fil").result
    schools.set_week(anne.book, school.id, "2026-12-07", "2026-12-11")
    company = add_organisation(anne.book, name="Boulangerie").result.id
    offer = internship_offers.add_internship_offer(anne.book, company=company).result
    pupil = pupils.add_pupil(anne.book, who, school.id, guardian="Fanta Essai", agreed_on="2026-11-02").result
    for one in (anne, bilal, carine):
        one.sync()
    return anne, bilal, carine, pupil, offer


def test_who_does_not_know_the_person_knows_the_school_and_the_offer(two: Two) -> None:
    anne, bilal, carine, pupil, offer = two
    made = internships.propose_internship(anne.book, pupil.id, offer.id).result
    for one in (anne, bilal, carine):
        one.sync()
    assert [one.id for one in select(carine.book.connection, InternshipOffer)] == [offer.id]
    assert len(select(carine.book.connection, School)) == len(select(carine.book.connection, ObservationWeek))
    assert not select(carine.book.connection, Pupil)
    assert not select(carine.book.connection, Internship)
    assert internship_list.internship_list(carine.book).rows == ()
    (row,) = internship_list.internship_list(bilal.book).rows
    assert row.internship
    assert row.internship.id == made.id
    internships.answer_internship(bilal.book, made.id, "agreed")
    for one in (bilal, anne):
        one.sync()
    titles = [entry.title for entry in resident_page(anne.book, pupil.resident).timeline]
    assert titles[:2] == ["Stage de 3e trouvé", "Stage de 3e\u00a0: accord de Fanta Essai"]


@pytest.mark.slow
def test_signatures_noted_on_two_laptops_are_all_there(two: Two) -> None:
    anne, bilal, _carine, pupil, _offer = two
    made = internships.add_found_internship(anne.book, pupil.id, found="Garage").result
    for laptop in (anne, bilal):
        laptop.sync()
    for laptop, signs in ((anne, ("company", "school")), (bilal, ("guardian", "pupil"))):
        for who in signs:
            internships.sign_internship(laptop.book, made.id, who)
    for laptop in (anne, bilal, anne):
        laptop.sync()
    for laptop in (anne, bilal):
        (placed,) = pupil_page(laptop.book, pupil.id).internships
        assert (placed.internship.state, placed.missing) == ("signed", ())


@pytest.mark.slow
def test_two_who_give_the_last_place_see_it(two: Two) -> None:
    """Neither knew of the other: both pupils stand there, and the places left say so."""
    anne, bilal, _carine, pupil, offer = two
    other = residents.create_resident(bilal.book, usage_name="Autre", birth_date="2012-01-02").result.id
    second = pupils.add_pupil(bilal.book, other, guardian="M. Autre", agreed_on="2026-11-03").result
    for laptop, who in ((anne, pupil), (bilal, second)):
        made = internships.propose_internship(laptop.book, who.id, offer.id).result
        internships.answer_internship(laptop.book, made.id, "agreed")
    third = residents.create_resident(anne.book, usage_name="Tiers", birth_date="2012-03-03").result.id
    waiting = pupils.add_pupil(anne.book, third, guardian="Mme Tiers", agreed_on="2026-11-03").result
    for laptop in (anne, bilal, anne):
        laptop.sync()
    (match,) = pupil_page(anne.book, waiting.id).offers
    assert match.match.left == -1
    assert match.match.reasons[-1] == "plus de place"


@pytest.mark.slow
def test_two_weeks_said_apart_are_told_apart(two: Two) -> None:
    anne, bilal, _carine, _pupil, _offer = two
    school = schools.add_school(anne.book, name="Collège du Métier").result
    for laptop in (anne, bilal):
        laptop.sync()
    schools.set_week(anne.book, school.id, "2027-02-01", "2027-02-05")
    schools.set_week(bilal.book, school.id, "2027-03-01", "2027-03-05")
    for laptop in (anne, bilal, anne):
        laptop.sync()
    told = {
        schools.twice_said(select(one.book.connection, ObservationWeek), school.id) for one in (anne, bilal)
    }
    assert len(told) == 1
    assert "Deux semaines sont dites pour 2026-2027" in told.pop()


@pytest.mark.slow
def test_a_withdrawal_reaches_the_colleague(two: Two) -> None:
    anne, bilal, _carine, pupil, offer = two
    pupils.withdraw_guardian_agreement(bilal.book, pupil.id)
    for laptop in (bilal, anne):
        laptop.sync()
    assert "Fanta Essai a retiré son accord" in pupil_page(anne.book, pupil.id).row.blocked
    assert "retire son accord" in resident_page(anne.book, pupil.resident).timeline[0].title
    assert offer
