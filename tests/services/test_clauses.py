"""Marchés, lots, contracts of people and their hours: what is thrown at them is said, nothing is lost."""

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.nir import looks_like_nir
from cad.domain.procurement import Lot
from cad.services import clauses, history, insertions, procurements, residents, settings, worked_hours
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation
from cad.store.table import load, select
from cad.store.work import Act

SEEN = "Justificatif de domicile du 3 mars"


@pytest.fixture
def lot(signed: Notebook) -> Lot:
    buyer = add_organisation(signed, name="Rennes Métropole").result
    company = add_organisation(signed, name="Bâti Vilaine").result
    contract = procurements.add_procurement(
        signed, title="Groupe scolaire", buyer=buyer.id, starts_on="2026-01-01", ends_on="2027-12-31"
    ).result
    return procurements.add_lot(
        signed, contract.id, title="Gros œuvre", company=company.id, hours_due=730, ways=["hire", "geiq"]
    ).result


def begin(book: Notebook, awa: str, lot: Lot, **more: str) -> Insertion:
    return insertions.add_insertion(
        book,
        **{
            "resident": awa, "lot": lot.id, "starts_on": "2026-03-10",
            "neighbourhood": "QN03504M", "qpv_source": SEEN, **more,
        },
    ).result  # fmt: skip


def test_a_lot_lasts_as_long_as_its_contract_unless_said(signed: Notebook, lot: Lot) -> None:
    assert (lot.starts_on, lot.ends_on, lot.ways) == ("2026-01-01", "2027-12-31", ("hire", "geiq"))
    with pytest.raises(Refused, match="vient avant le début"):
        procurements.change_lot(signed, lot.id, ends_on="2025-01-01")
    with pytest.raises(Refused, match="Façons de faire les heures"):
        procurements.change_lot(signed, lot.id, ways=["magie"])


def test_the_residence_is_frozen_as_one_comes_in(signed: Notebook, awa: str, lot: Lot) -> None:
    residents.change_resident(signed, awa, address="3 rue de la Poterie", postcode="35200", city="Rennes")
    made = begin(signed, awa, lot)
    residents.change_resident(signed, awa, address="9 quai Ailleurs", city="Cesson", qpv="out")
    kept = load(signed.connection, Insertion, made.id)
    assert (kept.qpv, kept.neighbourhood, kept.qpv_source) == ("in", "QN03504M", SEEN)
    assert kept.address == "3 rue de la Poterie, 35200 Rennes"
    worked_hours.record_hours(signed, made.id, "2026-10", "100")
    assert clauses.clause_figures(signed).figures.places == {"QN03504M": 1}


def test_what_is_frozen_has_a_source(signed: Notebook, awa: str, lot: Lot) -> None:
    with pytest.raises(Refused, match="ce qui le prouve"):
        begin(signed, awa, lot, qpv_source=" ")
    with pytest.raises(Refused, match="choisissez"):
        begin(signed, awa, lot, qpv="out")
    assert not select(signed.connection, Insertion)


def test_the_months_that_count_begin_with_the_first_contract(signed: Notebook, awa: str, lot: Lot) -> None:
    first = begin(signed, awa, lot, starts_on="2025-01-15")
    second = begin(signed, awa, lot, starts_on="2026-06-01")
    after = begin(signed, awa, lot, starts_on="2027-01-15")
    assert (first.counts_from, first.counts_until) == ("2025-01-15", "2027-01-15")
    assert (second.counts_from, second.counts_until) == ("2025-01-15", "2027-01-15")
    assert after.counts_from == "2027-01-15"


def test_the_months_follow_the_rule_of_that_day(signed: Notebook, awa: str, lot: Lot) -> None:
    settings.set_rule(signed, "clause_months", 12, since="2026-06-01")
    assert begin(signed, awa, lot, starts_on="2026-05-31").counts_until == "2028-05-31"
    other = residents.create_resident(signed, usage_name="Petit", first_name="Jeanne").result.id
    assert begin(signed, other, lot, starts_on="2026-06-01").counts_until == "2027-06-01"


def test_a_ground_is_checked_where_it_can_be(signed: Notebook, awa: str, lot: Lot) -> None:
    residents.change_resident(signed, awa, birth_date="1990-01-01")
    with pytest.raises(Refused, match="moins de 26 ans"):
        begin(signed, awa, lot, ground="young")
    with pytest.raises(Refused, match="à partir de 50 ans"):
        begin(signed, awa, lot, ground="senior")
    with pytest.raises(Refused, match="a expiré"):
        begin(signed, awa, lot, ground="jobless", proof_until="2026-03-09")
    made = begin(signed, awa, lot, ground="qpv", proof="Quittance", proof_on="2026-02-01")
    assert made.proof_until == "2026-08-01"


def test_hours_entered_twice_are_refused_then_corrected(signed: Notebook, awa: str, lot: Lot) -> None:
    one = begin(signed, awa, lot).id
    worked_hours.record_hours(signed, one, "2026-10", "120,5")
    with pytest.raises(Refused, match="Octobre 2026 a déjà 120,5"):
        worked_hours.record_hours(signed, one, "2026-10", "120,5")
    worked_hours.correct_hours(signed, one, "2026-10", "100", "Bulletin reçu")
    page = clauses.lot_page(signed, lot.id)
    assert page.line.done == 100_00
    assert [entry.hundredths for entry in page.workers[0].history] == [120_50, 100_00]
    history.undo(signed)
    assert clauses.lot_page(signed, lot.id).line.done == 120_50


def test_two_colleagues_who_entered_the_same_month_count_once(signed: Notebook, awa: str, lot: Lot) -> None:
    one = begin(signed, awa, lot)
    worked_hours.record_hours(signed, one.id, "2026-10", "120")
    with signed.store.work(Act("receive", "Reçu"), signed.me, signed.now()) as work:
        work.add(WorkedHours(resident=awa, insertion=one.id, month="2026-10", hundredths=110_00))
    found = clauses.clause_figures(signed).figures
    assert (found.total.done, found.doubtful) == (110_00, 1)
    worked_hours.correct_hours(signed, one.id, "2026-10", "115", "Vu avec l’employeur")
    found = clauses.clause_figures(signed).figures
    assert (found.total.done, found.doubtful) == (115_00, 0)


def test_an_identifier_is_never_taken_for_a_social_security_number(signed: Notebook, awa: str) -> None:
    """As some do, by chance, when figures follow one another."""
    alike = ("01a21d68c2867617900750e3009dad0b", "01a21d68c2857520ac8fa7a9e6571ced")
    assert looks_like_nir("\n".join(alike))
    with signed.store.work(Act("correct", "Corriger"), signed.me, signed.now()) as work:
        assert work.add(WorkedHours(resident=awa, month="2026-10", amends=alike)).amends == alike


@pytest.mark.parametrize(
    ("month", "hours", "why"),
    [
        ("2026-10", "-3", "jamais négatives"),
        ("2026-12", "10", "Décembre 2026 n’est pas encore arrivé"),
        ("2026-02", "10", "avant le début du contrat, le 10 mars 2026"),
        ("2026-10", "300", "c’est plus que 220"),
        ("2026-04", "10", "Avril 2026 est clos depuis le 14 juin 2026"),
    ],
)
def test_what_cannot_be_is_said(
    signed: Notebook, awa: str, lot: Lot, month: str, hours: str, why: str
) -> None:
    one = begin(signed, awa, lot)
    with pytest.raises(Refused, match=why):
        worked_hours.record_hours(signed, one.id, month, hours)
    assert not select(signed.connection, WorkedHours)


def test_a_closed_month_takes_hours_with_a_reason(signed: Notebook, awa: str, lot: Lot) -> None:
    one = begin(signed, awa, lot).id
    made = worked_hours.record_hours(signed, one, "2026-04", "10", "Relevé retrouvé").result
    assert made.reason == "Relevé retrouvé"


def test_beyond_the_24_months_hours_are_kept_and_do_not_count(signed: Notebook, awa: str, lot: Lot) -> None:
    one = begin(signed, awa, lot, starts_on="2024-09-15")
    worked_hours.record_hours(signed, one.id, "2026-09", "30", "Relevé tardif")
    worked_hours.record_hours(signed, one.id, "2026-10", "40")
    found = clauses.clause_figures(signed, year="2026").figures
    assert (found.total.done, found.beyond, found.people) == (30_00, 40_00, 1)
    page = clauses.lot_page(signed, lot.id)
    assert (page.workers[0].done, page.workers[0].beyond) == (30_00, 40_00)


def test_a_person_in_two_lots_the_same_month(signed: Notebook, awa: str, lot: Lot) -> None:
    second = procurements.add_lot(signed, lot.procurement, title="Peinture", hours_due=100).result
    one, other = begin(signed, awa, lot).id, begin(signed, awa, second).id
    worked_hours.record_hours(signed, one, "2026-10", "150")
    with pytest.raises(Refused, match=r"Avec 150.* sur un autre lot, octobre 2026 ferait 300"):
        worked_hours.record_hours(signed, other, "2026-10", "150")
    worked_hours.record_hours(signed, other, "2026-10", "50")
    found = clauses.clause_figures(signed).figures
    assert (found.total.done, found.people) == (200_00, 1)
    assert {key: line.done for key, line in found.lots.items()} == {lot.id: 150_00, second.id: 50_00}


def test_what_people_did_does_not_go_with_its_contract(signed: Notebook, awa: str, lot: Lot) -> None:
    one = begin(signed, awa, lot).id
    worked_hours.record_hours(signed, one, "2026-10", "150")
    with pytest.raises(Refused, match="à 0"):
        insertions.remove_insertion(signed, one)
    with pytest.raises(Refused, match="octobre 2026, après cette fin"):
        insertions.change_insertion(signed, one, ends_on="2026-09-30")
    with pytest.raises(Refused, match="1 contrat d’insertion"):
        procurements.remove_lot(signed, lot.id)


def test_lots_are_found_by_their_words_and_the_latest_come_first(signed: Notebook, lot: Lot) -> None:
    procurements.add_lot(signed, lot.procurement, title="Peinture", hours_due=10)
    assert [row.lot.title for row in clauses.clause_figures(signed).rows] == ["Gros œuvre", "Peinture"]
    found = clauses.clause_figures(signed, text="bati scol")
    assert [row.lot.title for row in found.rows] == ["Gros œuvre"]
    assert found.figures.total.due == 740_00


def test_tomorrow_the_figures_are_those_of_tomorrow(signed: Notebook, lot: Lot) -> None:
    assert clauses.lot_page(signed, lot.id).line.late == 327_00
    signed.now = fixed("2026-11-24T10:00")
    assert clauses.lot_page(signed, lot.id).line.late == 328_00
