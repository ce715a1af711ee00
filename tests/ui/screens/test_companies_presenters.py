"""Rencontres and Offres without a window: lists, letters on a person, forms, who is proposed what."""

from typing import Any

import pytest

from cad.services import attendances, events, journeys, residents
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation
from cad.services.settings import set_me
from tests.ui.fakes import FakeDesk
from tests.ui.screens.axis_seen import Seen, arrived
from ui.screens.axis_presenter import AxisPresenter
from ui.screens.events import presenter as at_events
from ui.screens.events import shown
from ui.screens.offers import presenter as at_offers


@pytest.fixture
def people(book: Notebook) -> tuple[str, str, str]:
    """Someone who looks for work, someone who does not, a company."""
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    one, other = (residents.create_resident(book, usage_name=name).result.id for name in ("Diop", "Petit"))
    journeys.open_journey(book, one)
    journeys.assess_need(book, one, "recruitment", "need")
    return one, other, add_organisation(book, name="Bâti Vilaine", category="Entreprise").result.id


def at(kind: type[AxisPresenter], book: Notebook) -> tuple[Any, Seen, FakeDesk]:
    made = arrived(kind, book)
    return made.presenter, made.seen, made.desk


FORUM = {
    "title": "Forum", "kind": "forum", "day": "2026-11-23", "start": "09:00", "end": "12:00", "place": "",
    "neighbourhood": "", "companies": (), "seats": "20", "bring": "",
}  # fmt: skip


def test_a_letter_says_who_came_and_nothing_said_is_lost(
    book: Notebook, people: tuple[str, str, str]
) -> None:
    one, other, company = people
    presenter, seen, desk = at(at_events.Presenter, book)
    assert seen.none[0] == "Aucune rencontre pour l’instant."
    presenter.ask("event")
    presenter.submit(seen.form, {**FORUM, "day": ""})
    assert "le jour et l’heure" in seen.errors[""]
    presenter.submit(seen.form, {**FORUM, "companies": (company,)})
    assert seen.page
    assert seen.rows[1].title == "Forum"
    presenter.ask("invite")
    assert [found.person for found in seen.asked().about.first] == [one]
    presenter.submit(seen.form, {"residents": (one,)}, "")
    presenter.ask("come")
    assert seen.question == "Qui est venu·e\u202f? Tapez un nom…"
    presenter.begin(other, "")
    (first, _second) = seen.page.guests
    presenter.type(first.attendance.id, "z")
    presenter.type(first.attendance.id, "V")
    assert [g.attendance.state for g in seen.page.guests] == ["came", "came"]
    presenter.open_guest(first.attendance.id)
    assert seen.form
    assert (seen.form.kind, seen.form.options["company"][1][1]) == ("company_meeting", "Bâti Vilaine")
    presenter.submit(seen.form, {"company": "", "state": "met", "on": "", "reason": ""}, "")
    assert seen.errors[""] == "Choisissez l’entreprise."
    presenter.submit(seen.form, {"company": company, "state": "contract", "on": "", "reason": ""}, "")
    figures = [(number, label) for number, label, _icon, _tone in shown.figures(seen.page, "2026-11-23")]
    assert figures[-1] == ("1", "contrat")
    presenter.ask("cancel")
    presenter.submit(seen.form, {"reason": "Alerte"})
    assert shown.cancelled(seen.page) == (
        "Annulée le 23 novembre 2026\u00a0: Alerte",
        "2 venues notées sont gardées.",
    )
    presenter.ask("sign_in")
    assert desk.opened[-1] == ("paper", {"sign_in": seen.page.event.id})


def test_someone_who_resembles_is_said_to_be_somebody_else(
    book: Notebook, people: tuple[str, str, str]
) -> None:
    residents.create_resident(book, usage_name="Roux", first_name="Léo")
    presenter, seen, _desk = at(at_events.Presenter, book)
    presenter.ask("event")
    presenter.submit(seen.form, FORUM)
    presenter.ask("newcomer")
    typed = {"usage_name": "Roux", "first_name": "Léo", "phone": ""}
    presenter.submit(seen.form, typed, "")
    assert "lui ressemble" in seen.errors[""]
    presenter.submit(seen.form, typed, "other")
    presenter.ask("heads")
    presenter.submit(seen.form, {"number": "12"})
    assert seen.page
    assert [(row.title, row.trailing) for row in seen.rows[1:]] == [("Forum", "13 venues")]
    guest = seen.page.guests[0].attendance.id
    presenter.open_guest(guest)
    presenter.submit(seen.form, {}, "uninvite")
    assert seen.page.guests == ()


def test_before_the_day_one_answers_an_invitation(book: Notebook, people: tuple[str, str, str]) -> None:
    later = events.plan_event(book, title="Visite", starts_at="2026-12-03T14:00").result.id
    attendances.invite(book, later, people[:1])
    presenter, seen, desk = at(at_events.Presenter, book)
    presenter.arrive(later)
    assert seen.page
    guest = seen.page.guests[0].attendance.id
    presenter.type(guest, "o")
    assert seen.page.count("coming") == 1
    presenter.type(guest, "v")
    assert "a lieu le 3 décembre" in desk.said[-1]
    presenter.open_guest(guest)
    presenter.submit(seen.form, {}, "resident")
    assert desk.opened == [("resident", {"resident": people[0]})]
    presenter.ask("whom")
    presenter.take(people[1])
    assert len(seen.page.guests) == 2


def test_an_offer_is_proposed_answered_and_closed(book: Notebook, people: tuple[str, str, str]) -> None:
    one, _other, company = people
    presenter, seen, desk = at(at_offers.Presenter, book)
    assert seen.none[0] == "Aucune offre pour l’instant."
    presenter.ask("offer")
    typed = {
        "title": "Cuisine", "company": company, "contract": "fixed", "places": "", "without_cv": "yes",
        "hours": "lun-ven 6h-14h", "place": "", "neighbourhood": "", "means": ("bus",), "minutes": "x",
        "starts_on": "", "answer_by": "", "channels": ("poster",), "detail": "",
    }  # fmt: skip
    presenter.submit(seen.form, typed)
    assert seen.errors[""]
    presenter.submit(seen.form, typed | {"minutes": "25"})
    assert seen.page
    assert (seen.rows[1].title, seen.rows[1].trailing) == ("Cuisine", "1 place")
    presenter.ask("candidates")
    presenter.submit(seen.form, {"residents": (one,)})
    (asked,) = seen.page.asked
    presenter.answer(asked.proposal.id, "taken")
    assert seen.rows[1].trailing == "pourvue"
    presenter.answer(asked.proposal.id, "resident")
    assert desk.opened == [("resident", {"resident": one})]
    presenter.ask("close")
    presenter.look("", "open")
    assert seen.none[0] == "Aucune offre ne correspond."
    presenter.look("cuis", "closed")
    assert [row.title for row in seen.rows[1:]] == ["Cuisine"]
    presenter.ask("reopen")
    presenter.ask("edit")
    presenter.submit(seen.form, typed | {"title": "Cuisine scolaire", "minutes": ""})
    assert seen.page.row.offer.title == "Cuisine scolaire"
    presenter.look("", "")
    assert [row.title for row in seen.rows[1:]] == ["Cuisine scolaire"]
