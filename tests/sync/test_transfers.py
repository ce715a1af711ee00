"""A person passes from one laptop to another, in one organisation or two; nobody else lets themselves in."""

from collections.abc import Callable
from typing import Any

import pytest

from cad.domain.clash import Clash
from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.ids import new_id
from cad.domain.resident import Resident
from cad.domain.transfer import Transfer
from cad.services import clashes, consents, encounters, journeys, residents, syncing
from cad.services.today import today
from cad.services.transfers import (
    accept_transfer,
    cancel_transfer,
    decline_transfer,
    propose_transfer,
    read_transfer_answer,
)
from cad.store.table import select
from tests.sync.office import Laptop, Office
from tests.sync.test_hostile import LATER, change, push


class Two:
    """Anne of We Ker leads; the other laptop is of `organisation`."""

    def __init__(self, centre: Office, organisation: str, *, agreed: bool = True) -> None:
        self.centre = centre
        self.a, self.c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", organisation)
        self.who = residents.create_resident(self.a.book, usage_name="Essai").result.id
        encounters.record_encounter(self.a.book, resident=self.who, text="Pour l’équipe", visibility="team")
        self.office = centre.organisation(organisation)
        self.turn(self.a)
        self.consent = ""
        if agreed and organisation != "We Ker":
            self.consent = consents.give_consent(
                self.a.book, self.who, self.office, "oral", scope="team"
            ).result.id
        self.turn(self.a, self.c, self.a)

    def turn(self, *laptops: Laptop) -> None:
        for one in laptops:
            one.sync()

    def propose(self, **given: Any) -> str:
        asked = propose_transfer(self.a.book, self.who, self.c.book.me, "Préfère le matin", **given)
        self.turn(self.a, self.c)
        return asked.result.id

    def leads(self, laptop: Laptop) -> list[str]:
        return [one.lead_adviser for one in select(laptop.book.connection, Resident)]


def test_who_is_asked_receives_the_file_decides_and_leads(centre: Office) -> None:
    two = Two(centre, "CCAS")
    two.propose()
    (task,) = today(two.c.book).relays
    assert (task.from_name, task.note) == ("Anne", "Préfère le matin")
    assert [n.text for n in select(two.c.book.connection, Note)] == ["Pour l’équipe"]
    accept_transfer(two.c.book, task.id, "Entendu")
    two.turn(two.c, two.a)
    for one in (two.a, two.c):
        assert two.leads(one) == [two.c.book.me]
        assert [r.organisation for r in select(one.book.connection, Resident)] == [two.office]
        assert syncing.standing(one.book).waiting == 0
    assert [r.state for r in today(two.a.book).answers] == ["accepted"]


@pytest.mark.slow
def test_who_declines_leaves_the_file_and_who_led_still_leads(centre: Office) -> None:
    two = Two(centre, "CCAS")
    decline_transfer(two.c.book, two.propose(), "Plus de place")
    two.turn(two.c, two.a, two.c)
    assert two.leads(two.a) == [two.a.book.me]
    assert [r.answer for r in today(two.a.book).answers] == ["Plus de place"]
    assert select(two.c.book.connection, Note) == select(two.c.book.connection, Transfer) == []


@pytest.mark.slow
def test_who_leaves_is_told_before_the_person_leaves_their_laptop(centre: Office) -> None:
    two = Two(centre, "CCAS")
    asked = two.propose(stays=False)
    accept_transfer(two.c.book, asked)
    two.turn(two.c, two.a)
    assert [r.state for r in today(two.a.book).answers] == ["accepted"]
    read_transfer_answer(two.a.book, asked)
    two.turn(two.a, two.a)
    assert select(two.a.book.connection, Transfer) == []


@pytest.mark.slow
def test_without_consent_another_organisation_receives_nothing(centre: Office) -> None:
    two = Two(centre, "CCAS", agreed=False)
    with pytest.raises(Refused, match="notez son accord"):
        two.propose()
    answer = push(centre, two.a, proposal(two, two.a.book.me, two.c.book.me))
    assert answer.refused == []
    two.turn(two.c)
    assert select(two.c.book.connection, Resident) == []


@pytest.mark.slow
def test_consent_taken_back_meanwhile_closes_the_door(centre: Office) -> None:
    two = Two(centre, "CCAS")
    asked = two.propose()
    consents.withdraw_consent(two.a.book, consent=two.consent)
    two.turn(two.a)
    accept_transfer(two.c.book, asked)
    two.turn(two.c, two.a)
    assert two.leads(two.a) == [two.a.book.me]
    assert [t.state for t in select(two.a.book.connection, Transfer)] == ["proposed"]
    assert len(syncing.set_aside(two.c.book)) == 3


@pytest.mark.slow
def test_accepted_here_and_taken_back_there_is_shown_and_settled(centre: Office) -> None:
    two = Two(centre, "We Ker")
    asked = two.propose()
    accept_transfer(two.c.book, asked)
    cancel_transfer(two.a.book, asked)
    two.turn(two.c, two.a, two.c)
    for one in (two.a, two.c):
        assert two.leads(one) == [two.c.book.me]
        (clash,) = select(one.book.connection, Clash, "name = 'state'")
        assert (clash.kept, clash.current) == ('"accepted"', '"cancelled"')
    clashes.settle_clash(two.a.book, clash=clash.id, choice="current")
    two.turn(two.a, two.c)
    for one in (two.a, two.c):
        assert two.leads(one) == [two.a.book.me]


@pytest.mark.slow
def test_two_leads_said_apart_clash_as_any_field_does(centre: Office) -> None:
    two = Two(centre, "We Ker")
    b = centre.laptop("Bilal", "We Ker")
    asked = two.propose()
    residents.change_resident(two.a.book, resident=two.who, lead_adviser=b.book.me)
    accept_transfer(two.c.book, asked)
    two.turn(two.a, two.c, two.a)
    assert two.leads(two.a) == two.leads(two.c) == [two.c.book.me]
    assert [c.name for c in select(two.a.book.connection, Clash)] == ["lead_adviser"]


def proposal(two: Two, by: str, to: str, **values: Any) -> Any:
    there = {"resident": two.who, "from_adviser": by, "to_adviser": to, "state": "proposed"} | values
    return change(9, "transfer", new_id(), there)


def _moved(two: Two) -> Any:
    """A transfer about one’s own person, then said to be about the other."""
    own = residents.create_resident(two.c.book, usage_name="Le sien").result.id
    two.c.sync()
    one = proposal(two, two.c.book.me, two.c.book.me, resident=own)
    assert push(two.centre, two.c, one).refused == []
    return change(9, "transfer", one.record, {"resident": two.who}, base=LATER)


def _member_moved(two: Two) -> Any:
    """The same by the team."""
    own = residents.create_resident(two.c.book, usage_name="Le sien").result.id
    member = journeys.join_team(two.c.book, resident=own, adviser=two.c.book.me).result.id
    two.c.sync()
    return change(9, "team_member", member, {"resident": two.who}, base=LATER)


def _note_moved(two: Two) -> Any:
    own = residents.create_resident(two.c.book, usage_name="Le sien").result.id
    note = encounters.add_note(two.c.book, own, "Un mot", visibility="author").result.id
    two.c.sync()
    return change(9, "note", note, {"resident": two.who}, base=LATER)


ASKS = "asks themselves"
ESCALATIONS: dict[str, Callable[[Two], Any]] = {
    ASKS: lambda two: proposal(two, two.c.book.me, two.c.book.me),
    "is asked by who leads": lambda two: proposal(two, two.a.book.me, two.c.book.me),
    "has accepted already": lambda two: proposal(two, two.a.book.me, two.c.book.me, state="accepted"),
    "moves a transfer": _moved,
    "moves a member of the team": _member_moved,
    "moves a note": _note_moved,
}


@pytest.mark.parametrize(
    "name", [ASKS, *(pytest.param(one, marks=pytest.mark.slow) for one in ESCALATIONS if one != ASKS)]
)
def test_nobody_lets_themselves_in(centre: Office, name: str) -> None:
    two = Two(centre, "CCAS")
    two.c = centre.laptop("Denis", "CDAS")
    answer = push(centre, two.c, ESCALATIONS[name](two))
    assert [one.n for one in answer.refused] == [9]
    two.c.sync(whole=True)
    assert {r.usage_name for r in select(two.c.book.connection, Resident)} <= {"Le sien"}
    assert select(two.c.book.connection, Note, "text = 'Pour l’équipe'") == []


@pytest.mark.slow
def test_a_reception_lets_nobody_lead(centre: Office) -> None:
    two = Two(centre, "CCAS")
    two.c = centre.laptop("Rita", "We Ker", "reception")
    for name in (ASKS, "is asked by who leads", "has accepted already"):
        answer = push(centre, two.c, ESCALATIONS[name](two))
        assert [one.n for one in answer.refused] == [9]
    two.c.sync(whole=True)
    assert select(two.c.book.connection, Note) == []


@pytest.mark.slow
def test_nobody_answers_in_the_name_of_who_is_asked(centre: Office) -> None:
    two = Two(centre, "We Ker")
    asked = two.propose()
    b = centre.laptop("Bilal", "We Ker")
    for state in ("accepted", "declined"):
        for laptop in (two.a, b):
            answer = push(centre, laptop, change(9, "transfer", asked, {"state": state}, base=LATER))
            assert [one.n for one in answer.refused] == [9]
    assert push(centre, two.c, change(9, "transfer", asked, {"state": "accepted"}, base=LATER)).refused == []


@pytest.mark.slow
def test_who_was_asked_and_answered_cannot_be_asked_again_by_themselves(centre: Office) -> None:
    two = Two(centre, "CCAS")
    asked = two.propose()
    decline_transfer(two.c.book, asked, "Non")
    two.turn(two.c)
    back = change(9, "transfer", asked, {"state": "proposed"}, base=LATER)
    assert [one.n for one in push(centre, two.c, back).refused] == [9]
