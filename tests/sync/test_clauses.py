"""Social clauses between laptops: lots go to everyone, people’s contracts only where the person is known."""

import pytest

from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.procurement import Lot
from cad.services import clauses, insertions, procurements, residents, worked_hours
from cad.store.table import select
from tests.sync.office import Laptop, Office


@pytest.fixture
def lot(centre: Office) -> tuple[Laptop, Laptop, Laptop, Lot, str]:
    """Anne and Bilal of We Ker, Carine of the CCAS; a lot that Anne entered, and someone she accompanies."""
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    carine = centre.laptop("Carine", "CCAS")
    anne.sync()
    who = residents.create_resident(anne.book, usage_name="Essai", first_name="Awa").result.id
    contract = procurements.add_procurement(
        anne.book, title="Groupe scolaire", starts_on="2026-01-01", ends_on="2027-12-31"
    ).result
    made = procurements.add_lot(anne.book, contract.id, title="Gros œuvre", hours_due=500).result
    begun = insertions.add_insertion(
        anne.book, who, made.id, "2026-10-01", neighbourhood="QN03504M", qpv_source="Justificatif"
    ).result
    for one in (anne, bilal, carine):
        one.sync()
    return anne, bilal, carine, made, begun.id


def test_who_does_not_know_the_person_knows_the_lot(
    lot: tuple[Laptop, Laptop, Laptop, Lot, str],
) -> None:
    _anne, bilal, carine, made, _begun = lot
    assert [one.id for one in select(carine.book.connection, Lot)] == [made.id]
    assert not select(carine.book.connection, Insertion)
    assert clauses.lot_page(carine.book, made.id).workers == ()
    assert len(clauses.lot_page(bilal.book, made.id).workers) == 1


def test_hours_entered_on_two_laptops_count_once_and_are_settled(
    lot: tuple[Laptop, Laptop, Laptop, Lot, str],
) -> None:
    anne, bilal, _carine, made, begun = lot
    worked_hours.record_hours(anne.book, begun, "2026-10", "120")
    worked_hours.record_hours(bilal.book, begun, "2026-10", "110")
    for one in (anne, bilal, anne):
        one.sync()
    for one in (anne, bilal):
        page = clauses.lot_page(one.book, made.id)
        assert (page.line.done, page.workers[0].months[0].doubtful) == (110_00, True)
        assert len(select(one.book.connection, WorkedHours)) == 2
    worked_hours.correct_hours(bilal.book, begun, "2026-10", "115", "Vu avec l’employeur")
    for one in (bilal, anne):
        one.sync()
    page = clauses.lot_page(anne.book, made.id)
    assert (page.line.done, page.workers[0].months[0].doubtful) == (115_00, False)
    assert len(page.workers[0].history) == 3
