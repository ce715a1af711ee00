"""« Et après ? »: what is asked, when, of whom; the answer is on the timeline and is no longer asked."""

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.services import history, insertions, outcomes, procurements, residents, settings
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.today import today
from tests.colleagues import adviser


@pytest.fixture
def ended(signed: Notebook, awa: str) -> str:
    """Awa’s contract on a lot, which ended on 20 August 2026."""
    contract = procurements.add_procurement(
        signed, title="Groupe scolaire", starts_on="2026-01-01", ends_on="2027-12-31"
    ).result
    lot = procurements.add_lot(signed, contract.id, title="Gros œuvre", hours_due=730).result
    return insertions.add_insertion(signed, awa, lot.id, "2026-03-10", ends_on="2026-08-20").result.id


def asked(book: Notebook, day: str) -> list[tuple[int, str]]:
    book.now = fixed(f"{day}T10:00")
    return [(one.row.months, one.since) for one in outcomes.outcomes_due(book)]


def test_one_asks_three_then_six_months_after_and_not_for_ever(signed: Notebook, ended: str) -> None:
    assert asked(signed, "2026-11-19") == []
    assert asked(signed, "2026-11-20") == [(3, "2026-11-20")]
    assert asked(signed, "2027-01-19") == [(3, "2026-11-20")]
    assert asked(signed, "2027-01-20") == []
    assert asked(signed, "2027-02-20") == [(6, "2027-02-20")]


def test_the_months_are_those_of_the_rule(signed: Notebook, ended: str) -> None:
    settings.set_rule(signed, "after_insertion_first", 2, since="2026-01-01")
    settings.set_rule(signed, "outcome_days", 10, since="2026-01-01")
    assert asked(signed, "2026-10-21") == [(2, "2026-10-20")]
    assert asked(signed, "2026-11-23") == []


def test_an_answer_is_told_on_the_timeline_and_no_longer_asked(
    signed: Notebook, awa: str, ended: str
) -> None:
    (due,) = today(signed).after
    assert (due.row.person.id, due.row.kind) == (awa, "insertion")
    outcomes.record_outcome(signed, "insertion", ended, due.row.months, "job", "CDD de six mois")
    assert today(signed).after == ()
    told = next(one for one in resident_page(signed, awa).timeline if one.kind == "outcome")
    assert told.title == "3\u00a0mois après la fin du contrat d’insertion\u00a0: en emploi"
    assert (told.text, told.author) == ("CDD de six mois", "Nora Le Gall")
    outcomes.record_outcome(signed, "insertion", ended, 3, "training")
    kinds = [one.title for one in resident_page(signed, awa).timeline if one.kind == "outcome"]
    assert kinds == ["3\u00a0mois après la fin du contrat d’insertion\u00a0: en formation"]
    history.undo(signed)
    history.undo(signed)
    assert len(today(signed).after) == 1


def test_only_who_leads_is_asked(signed: Notebook, awa: str, ended: str) -> None:
    residents.change_resident(signed, awa, lead_adviser=adviser(signed, "Bilal Kacem"))
    assert today(signed).after == ()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "magie"}, "On ne suit pas"),
        ({"months": 0}, "de 1 à 120"),
        ({"state": "riche"}, "Choisissez"),
        ({"on": "2026-12-25"}, "pas encore arrivé"),
        ({"on": "2026-08-01"}, "vient avant le 20 août 2026"),
        ({"origin": "0" * 32}, "introuvable"),
    ],
)
def test_what_cannot_be_is_said(signed: Notebook, ended: str, said: dict[str, str], why: str) -> None:
    given = {"kind": "insertion", "origin": ended, "months": 3, "state": "job", **said}
    with pytest.raises(Refused, match=why):
        outcomes.record_outcome(signed, **given)


def test_papers_and_months_that_end_are_calmly_recalled(signed: Notebook, awa: str, ended: str) -> None:
    lot = signed.connection.execute("SELECT id FROM lot").fetchone()[0]
    settings.set_rule(signed, "clause_months", 12, since="2025-01-01")
    insertions.add_insertion(
        signed, awa, lot, "2025-12-15", ground="jobless", proof="Attestation", proof_until="2026-12-10"
    )
    found = [(one.what, one.day) for one in today(signed).clauses]
    assert found == [("proof", "2026-12-10"), ("months", "2026-12-15")]
