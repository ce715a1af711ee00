"""A company entered twice is made one: nothing is lost, and the figures still add up."""

import pytest

from cad.domain.errors import Refused
from cad.domain.procurement import Lot
from cad.services import clauses, history, procurements
from cad.services.consents import give_consent
from cad.services.insertions import add_insertion
from cad.services.notebook import Notebook
from cad.services.partner_doubles import merge_organisations
from cad.services.partners import (
    add_organisation,
    add_service,
    list_partners,
    partner_page,
    restore_organisation,
)
from cad.services.referrals import move_referral, refer
from cad.services.residents import create_resident
from cad.services.worked_hours import record_hours


@pytest.fixture
def two(signed: Notebook) -> tuple[str, str]:
    return tuple(
        add_organisation(signed, name=name).result.id for name in ("Bâti Vilaine", "Bati-Vilaine SARL")
    )  # type: ignore[return-value]


def lot(book: Notebook, company: str, hours: int) -> Lot:
    contract = procurements.add_procurement(
        book, title=f"Marché {hours}", starts_on="2026-01-01", ends_on="2026-12-31"
    ).result
    return procurements.add_lot(
        book, contract.id, title="Gros œuvre", hours_due=hours, company=company
    ).result


def test_lots_and_hours_of_both_are_of_the_one_kept(signed: Notebook, two: tuple[str, str]) -> None:
    kept, double = two
    ours, theirs = lot(signed, kept, 100), lot(signed, double, 300)
    who = create_resident(signed, usage_name="Diallo").result.id
    begun = add_insertion(signed, who, theirs.id, "2026-10-01", employer=double).result
    record_hours(signed, begun.id, "2026-10", "70")
    add_service(signed, double, name="Insertion")
    before = clauses.clause_figures(signed).figures
    merge_organisations(signed, kept, double)
    after = clauses.clause_figures(signed)
    assert after.figures.total == before.total
    assert {*after.figures.companies} == {kept}
    assert after.figures.companies[kept].done == 70_00
    assert after.figures.companies[kept].due == before.companies[kept].due + before.companies[double].due
    assert {row.company for row in after.rows} == {"Bâti Vilaine"}
    assert clauses.lot_page(signed, theirs.id).workers[0].employer == "Bâti Vilaine"
    assert [one.name for one in partner_page(signed, kept).services] == ["Insertion"]
    assert [p.organisation.id for p in list_partners(signed, archived=True)] == [double]
    with pytest.raises(Refused, match="fusionné"):
        restore_organisation(signed, double)
    history.undo(signed)
    assert clauses.clause_figures(signed).figures == before
    assert clauses.lot_page(signed, ours.id).company == "Bâti Vilaine"


def test_what_it_refuses(signed: Notebook, two: tuple[str, str]) -> None:
    kept, double = two
    with pytest.raises(Refused, match="même partenaire"):
        merge_organisations(signed, kept, kept)
    mine = next(p.organisation.id for p in list_partners(signed) if p.organisation.ours)
    with pytest.raises(Refused, match="votre structure"):
        merge_organisations(signed, kept, mine)
    service = add_service(signed, double, name="Accueil").result.id
    who = create_resident(signed, usage_name="Diallo").result.id
    give_consent(signed, who, double, "oral")
    sent = refer(signed, who, service, "Un emploi").result
    with pytest.raises(Refused, match="encore ouverte"):
        merge_organisations(signed, kept, double)
    move_referral(signed, sent.id, "came")
    merge_organisations(signed, kept, double)
    assert partner_page(signed, double).entrusted.closed == 1
