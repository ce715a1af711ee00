"""Outreach: whom to look for, what the paper says of them, whom to call back, and until when."""

from dataclasses import replace

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.resident import Resident
from cad.domain.session import Session
from cad.services import calling_back, encounters, journeys, leaving, passages, sessions, taking_up
from cad.services.notebook import Notebook
from cad.services.residents import change_resident, create_resident
from cad.services.today import today
from tests.printing import paper

VILLEJEAN, BLOSNE = "QN03502M", "QN03505M"


def at(book: Notebook, moment: str) -> Notebook:
    """The same notebook, at another time."""
    return replace(book, now=fixed(moment))


@pytest.fixture
def market(signed: Notebook) -> Session:
    return sessions.plan_session(
        signed, nature="outreach", place="Marché de Villejean", neighbourhood=VILLEJEAN,
        starts_at="2026-11-23T09:00", bring="Plaquettes",
    ).result  # fmt: skip


def quiet(book: Notebook, name: str, **where: str) -> Resident:
    """Someone whose journey is open and of whom nothing was heard since June."""
    june = at(book, "2026-06-01T10:00")
    who = create_resident(
        june, usage_name=name, first_name="Awa", address="3 rue du Vallon", phones=("0639980011",), **where
    ).result
    journeys.open_journey(june, who.id)
    encounters.record_encounter(june, resident=who.id, text="Parle de sa santé.")
    return who


def test_only_those_whose_address_is_there(signed: Notebook, market: Session) -> None:
    quiet(signed, "Dedans", qpv="in", neighbourhood=VILLEJEAN)
    quiet(signed, "Voisine", qpv="out")
    quiet(signed, "Ailleurs", qpv="in", neighbourhood=BLOSNE)
    quiet(signed, "Incertaine")
    quiet(signed, "Inconnue", city="Villejean")
    page = leaving.leaving(signed, session=market.id)
    assert [(one.name, one.silent) for one in page.sought] == [("DEDANS Awa", 175)]
    assert [one.name for one in page.unsure] == ["INCERTAINE Awa", "INCONNUE Awa"]
    assert page.to_check == 2
    assert page.imported == frozenset()


def test_a_paper_lost_on_a_market_says_a_first_name(signed: Notebook, market: Session) -> None:
    quiet(signed, "Dedans", qpv="in", neighbourhood=VILLEJEAN)
    pdf = leaving.lookout_pdf(signed, session=market.id)
    said = paper.text(pdf)
    assert paper.pages(pdf) == 1
    assert "Awa D." in said
    assert "Plaquettes" in said
    for secret in ("edans", "EDANS", "Vallon", "98", "santé", "nouvelles", "We Ker", "Nora"):
        assert secret not in said


def test_a_surname_alone_is_an_initial_on_paper(signed: Notebook, market: Session) -> None:
    who = quiet(signed, "Dedans", qpv="in", neighbourhood=VILLEJEAN)
    change_resident(signed, resident=who.id, first_name="")
    assert [one.called for one in leaving.leaving(signed, session=market.id).sought] == ["D."]


def test_who_agreed_to_be_called_is_taken_up_once(signed: Notebook, market: Session) -> None:
    said = {"call_back": "yes", "phone": "0639980011"}
    first = passages.note_contact(signed, session=market.id, name="Moussa", **said).result
    second = passages.note_contact(signed, session=market.id, name="Inès", **said).result
    third = passages.note_contact(signed, session=market.id, name="Awa", **said).result
    passages.note_contact(signed, session=market.id, name="Non", call_back="no")
    later = at(signed, "2026-11-30T09:00")
    assert [(one.met.name, one.late) for one in taking_up.to_take_up(later)] == [
        ("Moussa", False), ("Inès", False), ("Awa", False),
    ]  # fmt: skip
    assert taking_up.to_take_up(at(signed, "2026-12-01T09:00"))[0].late
    assert today(signed).contacts.count == 3
    with pytest.raises(Refused, match="pourquoi"):
        calling_back.let_contact_go(signed, passage=first.id, reason=" ")
    calling_back.let_contact_go(signed, passage=first.id, reason="Faux numéro")
    calling_back.contact_reached(signed, passage=second.id)
    passages.open_file(signed, passage=third.id, usage_name="Ba", birth_date="1990-02-03", seen=())
    assert taking_up.to_take_up(signed) == []
    assert today(signed).contacts.count == 0


def test_a_session_left_open_and_a_clock_set_back(signed: Notebook, market: Session) -> None:
    passages.note_contact(signed, session=market.id, name="Moussa")
    back = at(signed, "2026-11-23T09:10")
    assert passages.note_contact(back, session=market.id, name="Inès").result.at > "2026-11-23T09:40"
    later = at(signed, "2026-11-26T09:00")
    again = sessions.begin_again(later, session=market.id).result
    assert (again.place, again.neighbourhood, again.starts_at) == (
        "Marché de Villejean", VILLEJEAN, "2026-11-26T09:00",
    )  # fmt: skip
    with pytest.raises(Refused, match="terminée"):
        passages.note_contact(later, session=market.id, name="Awa")
