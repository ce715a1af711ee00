"""Cité de l’emploi without a window: planned against reached, what each form writes, where one is led."""

import pytest

from cad.services import partners
from cad.services.notebook import Notebook
from tests.ui.screens import axes_made
from tests.ui.screens.axis_seen import Arrived, arrived
from ui.screens.city_projects import lines
from ui.screens.city_projects.presenter import Presenter


@pytest.fixture
def made(book: Notebook) -> Arrived:
    axes_made.project(book)
    return arrived(Presenter, book)


def test_planned_against_reached(made: Arrived) -> None:
    assert made.seen.summary == "1 projet, 1 personne accompagnée, 400\u00a0€ accordés"
    assert [(row.title, row.trailing) for row in made.seen.rows] == [("Souffler", "1 sur 12")]
    assert made.seen.options == (("", "Toutes les années"), ("2027", "2027"), ("2026", "2026"))
    page = made.seen.page
    assert [number for number, *_more in lines.figures(page)] == ["12", "1", "8\u00a0%"]
    assert dict(lines.shares(page)) == {
        "Lieu de vie": "En QPV\u00a0: 1", "Ce qui a suivi": "En cours\u00a0: 1", "Par année": "",
    }  # fmt: skip
    assert [(row.title, row.subtitle) for row in lines.steps(page)] == [("Visiter la garde", "PETIT Inès")]


def test_nothing_yet_says_what_to_do(book: Notebook) -> None:
    seen = arrived(Presenter, book).seen
    assert (seen.none[0], seen.page) == ("Aucun projet pour l’instant.", None)


def test_who_takes_part(made: Arrived) -> None:
    part = made.seen.page.parts[0]
    made.says("part", part.participation.id, starts_on="2026-03-02", ends_on="", outcome="job", detail="")
    assert "dites quand" in made.seen.errors[""]
    made.presenter.submit(made.seen.asked(), {}, "resident")
    assert made.desk.opened == [("resident", {"resident": part.person})]
    made.presenter.ask("part", part.participation.id)
    made.presenter.submit(
        made.seen.asked(),
        {"starts_on": "2026-03-02", "ends_on": "2026-06-30", "outcome": "job", "detail": ""},
    )
    made.presenter.begin(part.person, "Inès PETIT")
    made.presenter.submit(made.seen.asked(), {"starts_on": "2027-01-04"})
    assert (len(made.seen.page.parts), made.seen.page.reached.people) == (2, 1)
    made.says("part", made.seen.page.parts[0].participation.id, "remove-part")
    assert len(made.seen.page.parts) == 1


def test_money_of_each_year(made: Arrived) -> None:
    page = made.seen.page
    funder = page.fundings[0].organisation
    made.says("funding", organisation="", year="2027", asked="600", granted="", answered_on="")
    assert "Choisissez" in made.seen.errors[""]
    made.presenter.submit(
        made.seen.asked(), {"organisation": funder, "year": "2027", "asked": "600", "granted": "0"}
    )
    rows = lines.fundings(made.seen.page)
    assert [(row.badges[0][0], row.subtitle) for row in rows] == [
        ("Accordé", "pour 2026"), ("Refusé", "pour 2027"),
    ]  # fmt: skip
    assert dict(lines.shares(made.seen.page))["Par année"] == "2026\u00a0: 1 entrée · 2027\u00a0: 0 entrée"
    made.says("funding", made.seen.page.fundings[1].id, "remove-funding")
    assert len(made.seen.page.fundings) == 1


def test_a_project_is_corrected_and_printed(made: Arrived) -> None:
    book, page = made.desk.book, made.seen.page
    other = partners.add_organisation(book, name="Double").result.id
    said = {"title": "Souffler", "organisation": other, "year": "2026", "planned": "trente"}
    made.says("project", **said)
    assert "nombre entier" in made.seen.errors[""]
    made.presenter.submit(made.seen.asked(), {**said, "planned": "30"})
    partners.archive_organisation(book, other)
    made.presenter.ask("project")
    assert (other, "Double") in made.seen.asked().options["organisation"]
    made.presenter.ask("sheet")
    assert made.desk.opened == [("paper", {"city_project": page.project.id})]
    made.says("new", title="Autre", organisation="", year="2026", planned="")
    assert made.seen.page.project.title == "Autre"
    made.says("project", way="remove-project")
    assert made.seen.page.project.title == "Souffler"
