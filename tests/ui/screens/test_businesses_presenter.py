"""Création d’entreprise without a window: what is listed, what each form writes, where one is led."""

from dataclasses import dataclass

import pytest

from cad.domain.business import Business
from cad.services import business_pages, businesses
from cad.services.notebook import Notebook
from tests.ui.fakes import FakeDesk
from tests.ui.screens import axes_made
from tests.ui.screens.axis_seen import Seen
from ui.screens.asking import Form
from ui.screens.businesses import lines, story
from ui.screens.businesses.presenter import Presenter


@dataclass
class Made:
    """The presenter of a notebook with one business, and what it shows."""

    presenter: Presenter
    desk: FakeDesk
    seen: Seen
    business: Business

    def says(self, what: str, key: str = "", **typed: str) -> None:
        self.presenter.ask(what, key)
        self.presenter.save(self.seen.asked(), typed)


@pytest.fixture
def made(book: Notebook) -> Made:
    business = axes_made.business(book)
    desk, seen = FakeDesk(book), Seen()
    shown = Presenter(desk, seen)
    desk.changed.append(lambda done: shown.changed(done, True))
    shown.arrive()
    return Made(shown, desk, seen, business)


def test_the_first_project_is_open(made: Made) -> None:
    assert (made.seen.summary, [row.title for row in made.seen.rows]) == ("1 projet", ["Ti Épicerie"])
    assert ("registered", "Immatriculation (1)") in made.seen.options
    page = made.seen.page
    assert (story.standing(page), story.next_stage(page)) == ("registered", "premises")
    assert [row.trailing for row in lines.fundings(page)] == ["7\u202f500\u00a0€"]
    assert [row.badges[0][0] for row in lines.stays(page)] == ["Fin d’hébergement"]
    assert [one.title for one in story.entries(page)] == ["Immatriculation", "Émergence"]


def test_nothing_yet_says_what_to_do(book: Notebook) -> None:
    seen = Seen()
    Presenter(FakeDesk(book), seen).arrive()
    assert (seen.none[0], seen.page) == ("Aucun projet pour l’instant.", None)


def test_from_form_to_form(made: Made) -> None:
    one = made.seen.page.fundings[0].id
    made.says("answer", one, amount="9000", on="", reason="")
    assert "corrigez l’un ou l’autre" in made.seen.errors[""]
    made.presenter.save(made.seen.asked(), {"amount": "6000,50", "on": "", "reason": ""})
    assert made.seen.page.money.granted == 6_000_50
    made.says("answer", one, amount="", on="", reason="Trop court", way_out="refused")
    assert made.seen.page.fundings[0].state == "refused"
    made.says("answer", one, way_out="reopen", amount="", on="", reason="")
    assert made.seen.page.fundings[0].state == "waiting"
    assert made.presenter.detour(made.seen.form or Form("answer", one), "edit")
    made.presenter.follow(Form("answer", one), "edit")
    assert made.seen.asked().kind == "funding"
    made.presenter.save(made.seen.asked(), {"way_out": "remove"})
    assert made.seen.page.fundings == ()


def test_stages_and_their_end(made: Made) -> None:
    made.says("next", stage="follow_up", on="", reason="")
    assert story.next_stage(made.seen.page) == ""
    made.says("abandon", reason="Fermée", on="")
    assert (made.seen.page.stage, story.standing(made.seen.page)) == ("abandoned", "follow_up")
    made.presenter.ask("resume")
    assert made.seen.page.stage == "follow_up"
    assert story.entries(made.seen.page)[0].title.startswith("Repris")


def test_what_became_of_it(made: Made) -> None:
    made.presenter.ask("outcome")
    assert made.seen.asked().options["months"][0] == ("6", "6 mois")
    made.says("outcome", months="6", state="business", on="", reason="Deux salariées")
    assert story.entries(made.seen.page)[0].title == "6\u00a0mois après l’immatriculation\u00a0: à son compte"
    made.presenter.ask("outcome")
    assert made.seen.asked().about == "12"


def test_a_structure_is_chosen(made: Made) -> None:
    made.says("stay", organisation="", desk="Bureau 1", starts_on="2027-02-01", ends_on="", reason="")
    assert "Choisissez la structure" in made.seen.errors[""]
    stay, contact = made.seen.page.hosted[0].stay.id, made.seen.page.contacts[0].id
    made.says("stay", stay, desk="Bureau 1", starts_on="2026-09-15", ends_on="", reason="")
    assert made.seen.page.hosted[0].stay.desk == "Bureau 1"
    made.says("contact", contact, way="training", on="2026-02-03", purpose="Comptes")
    assert made.seen.page.contacts[0].way == "training"
    made.says("contact", contact, way_out="remove")
    assert made.seen.page.contacts == ()


def test_one_is_led_to_the_person(made: Made) -> None:
    made.presenter.ask("refer")
    made.presenter.ask("resident")
    person = made.seen.page.person
    assert made.desk.opened == [
        ("resident", {"resident": person, "refer": "1"}), ("resident", {"resident": person}),
    ]  # fmt: skip
    made.presenter.ask("whom")
    assert made.seen.whom
    made.presenter.begin(person, "Zoé MARTIN")
    made.presenter.save(made.seen.asked(), {"title": "Couture", "on": "2026-11-02"})
    assert made.seen.page.business.title == "Couture"
    book = made.desk.book
    businesses.remove_business(book, made.seen.page.business.id)
    assert len(business_pages.business_list(book).rows) == 1
