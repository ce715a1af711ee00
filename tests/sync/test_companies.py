"""Meetings with companies between laptops: events and offers go to everyone, who came only where known."""

import pytest

from cad.domain.event import Attendance, CompanyMeeting, Event
from cad.domain.offer import Offer
from cad.domain.outcome import Outcome
from cad.domain.proposal import Proposal
from cad.domain.workplace import Availability
from cad.services import (
    attendances,
    availability,
    event_pages,
    events,
    offer_pages,
    offers,
    outcomes,
    proposals,
    residents,
)
from cad.services.partners import add_organisation
from cad.store.table import select
from tests.sync.office import Laptop, Office

PRIVATE = (Attendance, CompanyMeeting, Outcome, Proposal, Availability)
Made = tuple[Laptop, Laptop, Laptop, str, str, str]


@pytest.fixture
def made(centre: Office) -> Made:
    """Anne and Bilal of We Ker, Carine of the CCAS; a forum of today, and who came there."""
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    carine = centre.laptop("Carine", "CCAS")
    anne.sync()
    day = anne.book.now().date().isoformat()
    company = add_organisation(anne.book, name="Bâti Vilaine").result.id
    who = residents.create_resident(anne.book, usage_name="Essai", first_name="Awa").result.id
    forum = events.plan_event(
        anne.book, title="Forum", starts_at=f"{day}T08:00", companies=(company,)
    ).result.id
    attendances.come_in(anne.book, forum, who)
    attendances.note_meeting(anne.book, forum, who, company, "interview")
    availability.say_availability(anne.book, who, hours="lun-ven 8h30-16h")
    offer = offers.publish_offer(anne.book, title="Cuisine", company=company).result.id
    proposals.propose_offer(anne.book, offer, (who,))
    for one in (anne, bilal, carine):
        one.sync()
    return anne, bilal, carine, forum, who, company


def test_who_does_not_know_the_person_knows_the_event_and_the_offer(made: Made) -> None:
    _anne, bilal, carine, forum, who, _company = made
    there = carine.book.connection
    assert [len(select(there, kind)) for kind in (Event, Offer)] == [1, 1]
    assert [len(select(there, kind)) for kind in PRIVATE] == [0] * 5
    assert event_pages.event_page(carine.book, forum).guests == ()
    assert [row.proposed for row in offer_pages.offer_list(carine.book).rows] == [0]
    (guest,) = event_pages.event_page(bilal.book, forum).guests
    assert (guest.person, [one.state for one in guest.meetings]) == (who, ["interview"])


def test_two_who_note_the_same_person_come_to_one(made: Made) -> None:
    anne, bilal, _carine, forum, who, company = made
    attendances.note_meeting(anne.book, forum, who, company, "trial")
    attendances.note_meeting(bilal.book, forum, who, company, "trial")
    events.count_heads(bilal.book, forum, 7)
    (guest,) = event_pages.event_page(anne.book, forum).guests
    outcomes.record_outcome(anne.book, "attendance", guest.attendance.id, 1, "job")
    for one in (anne, bilal, anne):
        one.sync()
    for one in (anne, bilal):
        page = event_pages.event_page(one.book, forum)
        assert (page.count("came"), page.met("trial"), page.event.heads) == (1, 1, 7)
        assert page.after == {1: {"job": 1}}
