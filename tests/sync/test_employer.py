"""Reserved places between laptops: places and training go to everyone, who was asked only where known."""

import pytest

from cad.domain.proposal import Proposal
from cad.domain.reserved_place import Placement, ReservedPlace
from cad.domain.training import TrainingAttendance
from cad.services import employer, proposals, reserved_places, residents, trainings
from cad.store.table import select
from tests.sync.office import Office

pytestmark = pytest.mark.slow


def test_who_does_not_know_the_person_knows_the_place(centre: Office) -> None:
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    carine = centre.laptop("Carine", "CCAS")
    anne.sync()
    who = residents.create_resident(anne.book, usage_name="Essai", first_name="Awa").result.id
    place = reserved_places.add_reserved_place(anne.book, title="Accueil", category="summer").result
    session = trainings.add_training(anne.book, subject="purchasing", day="2026-11-02").result
    office = centre.organisation("CCAS")
    for one in (anne, bilal, carine):
        one.sync()
    trainings.record_attendance(carine.book, session.id, office, "Achats", 6)
    (asked,) = reserved_places.propose_reserved_place(anne.book, place.id, (who,)).result
    for one in (carine, anne, bilal):
        one.sync()
    proposals.answer_proposal(bilal.book, asked.id, "taken")
    for one in (bilal, anne, carine):
        one.sync()
    assert [one.id for one in select(carine.book.connection, ReservedPlace)] == [place.id]
    for kind in (Proposal, Placement):
        assert not select(carine.book.connection, kind)
        assert len(select(anne.book.connection, kind)) == 1
    assert employer.place_page(carine.book, place.id).asked == ()
    assert employer.place_page(anne.book, place.id).row.taken == 1
    assert [one.people for one in select(anne.book.connection, TrainingAttendance)] == [6]


def test_two_laptops_take_the_last_place(centre: Office) -> None:
    """Both stand, and the place says that there is one too many."""
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    anne.sync()
    place = reserved_places.add_reserved_place(anne.book, title="Accueil").result
    every = [residents.create_resident(anne.book, usage_name=name).result.id for name in ("Un", "Deux")]
    asked = reserved_places.propose_reserved_place(anne.book, place.id, tuple(every)).result
    for one in (anne, bilal):
        one.sync()
    for laptop, one in ((anne, asked[0]), (bilal, asked[1])):
        proposals.answer_proposal(laptop.book, one.id, "taken")
    for laptop in (anne, bilal, anne):
        laptop.sync()
    for laptop in (anne, bilal):
        assert employer.place_page(laptop.book, place.id).row.left == -1
