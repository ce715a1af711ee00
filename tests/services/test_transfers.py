"""A person passes to another lead adviser, who is asked first; meanwhile who led leads."""

from dataclasses import replace

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.journey import TeamMember
from cad.domain.resident import Resident
from cad.domain.transfer import Transfer
from cad.services.consents import give_consent, withdraw_consent
from cad.services.duplicates import merge_residents
from cad.services.history import undo
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.partners import add_organisation
from cad.services.residents import change_resident, create_resident
from cad.services.today import today
from cad.services.transfers import (
    accept_transfer,
    cancel_transfer,
    decline_transfer,
    possible_leads,
    propose_transfer,
    read_transfer_answer,
)
from cad.store.table import select
from cad.store.work import Act
from tests.colleagues import adviser


@pytest.fixture
def ours(signed: Notebook) -> str:
    """A colleague."""
    return adviser(signed, "Bilal Roux")


@pytest.fixture
def ccas(signed: Notebook) -> str:
    return add_organisation(signed, name="CCAS").result.id


@pytest.fixture
def carine(signed: Notebook, ccas: str) -> str:
    return adviser(signed, "Carine Le Bris", ccas)


def as_(book: Notebook, who: str) -> Notebook:
    """The same notebook in the hands of another, as an exchange would have made it."""
    book.me = who
    return book


def person(book: Notebook, who: str) -> Resident:
    return resident_page(book, who).resident


def test_until_it_is_accepted_who_led_leads(signed: Notebook, awa: str, ours: str) -> None:
    nora = signed.me
    asked = propose_transfer(signed, awa, ours, " Préfère le matin ").result
    assert (asked.note, asked.former, asked.proposed_on) == ("Préfère le matin", nora, "2026-11-23")
    assert person(signed, awa).lead_adviser == nora
    accept_transfer(as_(signed, ours), asked.id, "Avec plaisir")
    page = resident_page(signed, awa)
    assert page.resident.lead_adviser == ours
    assert [m.adviser for m in page.team] == [nora]
    assert [(e.title, e.text, e.stitch) for e in page.timeline if e.kind == "transfer"] == [
        ("Bilal Roux devient référent·e", "Avec plaisir", "closed"),
        ("Relais proposé à Bilal Roux", "Préfère le matin", "closed"),
    ]


def test_who_led_leaves_when_that_was_said(signed: Notebook, awa: str, ours: str) -> None:
    asked = propose_transfer(signed, awa, ours, "Un mot", stays=False).result
    accept_transfer(as_(signed, ours), asked.id)
    assert resident_page(signed, awa).team == ()
    undo(signed)
    assert person(signed, awa).lead_adviser == asked.former


def test_who_asks_for_someone_whom_nobody_leads_may_stay_too(signed: Notebook, awa: str, ours: str) -> None:
    change_resident(signed, resident=awa, lead_adviser="")
    asked = propose_transfer(signed, awa, ours, "Un mot").result
    accept_transfer(as_(signed, ours), asked.id)
    assert [m.adviser for m in resident_page(signed, awa).team] == [asked.from_adviser]


def test_declined_or_taken_back_nothing_changes(signed: Notebook, awa: str, ours: str) -> None:
    nora = signed.me
    asked = propose_transfer(signed, awa, ours, "Un mot").result
    with pytest.raises(Refused, match="déjà proposé à Bilal Roux"):
        propose_transfer(signed, awa, ours, "Encore")
    with pytest.raises(Refused, match="à qui ce relais est proposé"):
        accept_transfer(signed, asked.id)
    decline_transfer(as_(signed, ours), asked.id, "Je pars en congé")
    with pytest.raises(Refused, match="déjà été décliné le 23 novembre 2026"):
        accept_transfer(signed, asked.id)
    again = propose_transfer(as_(signed, nora), awa, ours, "Un mot").result
    cancel_transfer(signed, again.id)
    assert person(signed, awa).lead_adviser == nora
    assert [t.state for t in resident_page(signed, awa).transfers] == ["cancelled", "declined"]


def test_a_transfer_is_asked_of_somebody_else_with_a_word(signed: Notebook, awa: str, ours: str) -> None:
    for to, note, why in ((signed.me, "Un mot", "autre personne"), (ours, " ", "mot de relais")):
        with pytest.raises(Refused, match=why):
            propose_transfer(signed, awa, to, note)


def test_another_organisation_is_asked_once_the_person_agrees(
    signed: Notebook, awa: str, ours: str, ccas: str, carine: str
) -> None:
    assert [(one.name, one.organisation, one.agreed) for one in possible_leads(signed, awa)] == [
        ("Bilal Roux", "We Ker", True),
        ("Carine Le Bris", "CCAS", False),
    ]
    with pytest.raises(Refused, match="notez son accord"):
        propose_transfer(signed, awa, carine, "Un mot")
    given = give_consent(signed, awa, ccas, "oral", scope="team").result
    asked = propose_transfer(signed, awa, carine, "Un mot").result
    accept_transfer(as_(signed, carine), asked.id)
    assert (person(signed, awa).lead_adviser, person(signed, awa).organisation) == (carine, ccas)
    withdraw_consent(signed, given.id)
    (kept,) = resident_page(signed, awa).team
    assert kept.organisation != ccas


def test_the_day_says_who_is_asked_then_what_was_answered(signed: Notebook, awa: str, ours: str) -> None:
    nora = signed.me
    asked = propose_transfer(signed, awa, ours, "Un mot").result
    assert (today(signed).relays, today(signed).answers) == ((), ())
    signed.now = fixed("2026-11-30T10:00")
    assert [(r.state, r.to_name, r.days) for r in today(signed).answers] == [("proposed", "Bilal Roux", 7)]
    (task,) = today(as_(signed, ours)).relays
    assert (task.id, task.from_name, task.note, task.days) == (asked.id, "Nora Le Gall", "Un mot", 7)
    decline_transfer(signed, asked.id, "Complet")
    assert today(signed).relays == ()
    (told,) = today(as_(signed, nora)).answers
    assert (told.state, told.answer, told.days) == ("declined", "Complet", 0)
    read_transfer_answer(signed, asked.id)
    assert today(signed).answers == ()
    with pytest.raises(Refused, match="pas de réponse"):
        read_transfer_answer(as_(signed, ours), asked.id)


def test_two_files_joined_keep_their_transfers(signed: Notebook, awa: str, ours: str) -> None:
    twin = create_resident(signed, usage_name="Diallo", first_name="Hawa").result.id
    asked = propose_transfer(signed, twin, ours, "Un mot").result
    merge_residents(signed, survivor=awa, absorbed=twin)
    assert [t.id for t in resident_page(signed, awa).transfers] == [asked.id]
    accept_transfer(as_(signed, ours), asked.id)
    assert person(signed, awa).lead_adviser == ours


def test_one_accepted_closes_what_another_laptop_had_proposed(
    signed: Notebook, awa: str, ours: str, carine: str
) -> None:
    nora = signed.me
    first = propose_transfer(signed, awa, ours, "Un mot").result
    with signed.store.work(Act("sync", "Échange"), nora, signed.now()) as work:
        work.add(replace(first, id="f" * 32, to_adviser=carine))
    accept_transfer(as_(signed, ours), first.id)
    assert {t.state for t in select(signed.connection, Transfer)} == {"accepted", "cancelled"}


def test_a_lead_changed_meanwhile_stays_in_the_team(signed: Notebook, awa: str, ours: str, ccas: str) -> None:
    other = adviser(signed, "Denis Morel", ccas)
    asked = propose_transfer(signed, awa, ours, "Un mot", stays=False).result
    change_resident(signed, resident=awa, lead_adviser=other)
    accept_transfer(as_(signed, ours), asked.id)
    assert [m.adviser for m in select(signed.connection, TeamMember)] == [other]


def test_the_person_may_agree_as_one_proposes(signed: Notebook, awa: str, ccas: str, carine: str) -> None:
    asked = propose_transfer(signed, awa, carine, "Un mot", consent_how="oral").result
    (said,) = resident_page(signed, awa).consents
    assert (said.scope, said.organisation, said.state, said.how) == ("team", ccas, "given", "oral")
    undo(signed)
    page = resident_page(signed, awa)
    assert (page.transfers, page.consents) == ((), ())
    assert asked.state == "proposed"
