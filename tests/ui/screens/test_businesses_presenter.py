"""Création d’entreprise without a window: what is listed, what each form writes, where one is led."""

import pytest

from cad.services import business_pages, businesses
from cad.services.notebook import Notebook
from tests.ui.screens import axes_made
from tests.ui.screens.axis_seen import Arrived, arrived
from ui.screens.businesses import lines, story
from ui.screens.businesses.presenter import Presenter


@pytest.fixture
def made(book: Notebook) -> Arrived:
    axes_made.business(book)
    return arrived(Presenter, book)


def test_the_first_project_is_open(made: Arrived) -> None:
    assert (made.seen.summary, [row.title for row in made.seen.rows]) == ("1 projet", ["Ti Épicerie"])
    assert ("registered", "Immatriculation (1)") in made.seen.options
    page = made.seen.page
    assert (story.standing(page), story.next_stage(page)) == ("registered", "premises")
    assert [row.trailing for row in lines.fundings(page)] == ["7\u202f500\u00a0€"]
    assert [row.badges[0][0] for row in lines.stays(page)] == ["Fin d’hébergement"]
    assert [one.title for one in story.entries(page)] == ["Immatriculation", "Émergence"]


def test_nothing_yet_says_what_to_do(book: Notebook) -> None:
    seen = arrived(Presenter, book).seen
    assert (seen.none[0], seen.page) == ("Aucun projet pour l’instant.", None)


def test_from_form_to_form(made: Arrived) -> None:
    one = made.seen.page.fundings[0].id
    made.says("answer", one, amount="9000", on="", reason="")
    assert "corrigez l’un ou l’autre" in made.seen.errors[""]
    made.presenter.submit(made.seen.asked(), {"amount": "6000,50", "on": "", "reason": ""})
    assert made.seen.page.money.granted == 6_000_50
    made.says("answer", one, amount="", on="", reason="Trop court", way="refused")
    assert made.seen.page.fundings[0].state == "refused"
    made.says("answer", one, way="reopen", amount="", on="", reason="")
    assert made.seen.page.fundings[0].state == "waiting"
    made.says("answer", one, "funding")
    assert made.seen.asked().kind == "funding"
    made.presenter.submit(made.seen.asked(), {}, "remove-funding")
    assert made.seen.page.fundings == ()


def test_stages_and_their_end(made: Arrived) -> None:
    made.says("next", stage="follow_up", on="", reason="")
    assert story.next_stage(made.seen.page) == ""
    made.says("abandon", reason="Fermée", on="")
    assert (made.seen.page.stage, story.standing(made.seen.page)) == ("abandoned", "follow_up")
    made.presenter.ask("resume")
    assert made.seen.page.stage == "follow_up"
    assert story.entries(made.seen.page)[0].title.startswith("Repris")


def test_what_became_of_it(made: Arrived) -> None:
    made.presenter.ask("outcome")
    assert made.seen.asked().options["months"][0] == ("6", "6 mois")
    made.says("outcome", months="6", state="business", on="", reason="Deux salariées")
    assert story.entries(made.seen.page)[0].title == "6\u00a0mois après l’immatriculation\u00a0: à son compte"
    made.presenter.ask("outcome")
    assert made.seen.asked().about == "12"


def test_a_structure_is_chosen(made: Arrived) -> None:
    made.says("stay", organisation="", desk="Bureau 1", starts_on="2027-02-01", ends_on="", reason="")
    assert "Choisissez la structure" in made.seen.errors[""]
    stay, contact = made.seen.page.hosted[0].stay.id, made.seen.page.contacts[0].id
    made.says("stay", stay, desk="Bureau 1", starts_on="2026-09-15", ends_on="", reason="")
    assert made.seen.page.hosted[0].stay.desk == "Bureau 1"
    made.presenter.ask("contact", contact)
    typed = {"way": "training", "on": "2026-02-03", "purpose": "Comptes"}
    made.presenter.submit(made.seen.asked(), typed)
    assert made.seen.page.contacts[0].way == "training"
    made.says("contact", contact, "remove-contact")
    assert made.seen.page.contacts == ()


def test_one_is_led_to_the_person(made: Arrived) -> None:
    made.presenter.ask("refer")
    made.presenter.ask("resident")
    person = made.seen.page.person
    assert made.desk.opened == [
        ("resident", {"resident": person, "refer": "1"}), ("resident", {"resident": person}),
    ]  # fmt: skip
    made.presenter.ask("whom")
    assert made.seen.question.startswith("Qui a une idée")
    made.presenter.begin(person, "Zoé MARTIN")
    made.presenter.submit(made.seen.asked(), {"title": "Couture", "on": "2026-11-02"})
    assert made.seen.page.business.title == "Couture"
    book = made.desk.book
    businesses.remove_business(book, made.seen.page.business.id)
    assert len(business_pages.business_list(book).rows) == 1
