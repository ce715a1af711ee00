"""Projects of the Cité de l’emploi: who takes part, what is given, figures that add up whatever happens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.city import ENDINGS, CityProject, Participation
from cad.domain.city_figures import masked, reached
from cad.domain.errors import Refused
from cad.printing.pages import page_count
from cad.services import city_pages, city_projects, duplicates, journeys, page, participations, partners
from cad.services.notebook import Notebook
from cad.services.residents import change_resident, create_resident
from cad.store.table import select
from cad.store.work import Act


@pytest.fixture
def project(signed: Notebook) -> CityProject:
    """Of two years."""
    holder = partners.add_organisation(signed, name="Les Mailles").result.id
    return city_projects.add_city_project(
        signed, title="Une place pour souffler", organisation=holder, year=2026, themes=["childcare"],
        neighbourhoods=["QN03505M"], planned=30, starts_on="2026-02-01", ends_on="2027-06-30",
    ).result  # fmt: skip


@pytest.fixture
def state(signed: Notebook) -> str:
    return partners.add_organisation(signed, name="État").result.id


def shown(book: Notebook, project: CityProject) -> city_pages.CityPage:
    return city_pages.city_page(book, project.id)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"title": " "}, "nom du projet"),
        ({"themes": ["money"]}, "pas un choix possible"),
        ({"neighbourhoods": [""]}, "pas un choix possible"),
        ({"year": 2019}, "à partir de 2022"),
        ({"planned": -1}, "entier, 0 ou plus"),
        ({"ends_on": "2025-01-01"}, "vient avant le début"),
    ],
)
def test_a_project_that_cannot_be(
    signed: Notebook, project: CityProject, fields: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        city_projects.change_city_project(signed, project.id, **fields)
    assert shown(signed, project).project == select(signed.connection, CityProject)[0]


def test_a_person_linked_twice_counts_once(signed: Notebook, awa: str, project: CityProject) -> None:
    participations.join_project(signed, awa, project.id, "2026-03-02")
    with pytest.raises(Refused, match="participe déjà, depuis le 2 mars 2026"):
        participations.join_project(signed, awa, project.id, "2026-05-04")
    (first,) = shown(signed, project).parts
    with pytest.raises(Refused, match="dites quand"):
        participations.change_participation(signed, first.participation.id, outcome="job")
    participations.change_participation(
        signed, first.participation.id, ends_on="2026-06-30", outcome="left", detail="Déménagement"
    )
    participations.join_project(signed, awa, project.id, "2027-01-11")
    found = shown(signed, project).reached
    assert (found.people, found.years, found.endings) == (1, {"2026": 1}, {"": 1})


def test_two_colleagues_who_link_the_same_person(signed: Notebook, awa: str, project: CityProject) -> None:
    participations.join_project(signed, awa, project.id, "2026-03-02")
    twin = create_resident(signed, usage_name="Diallo", first_name="Hawa", qpv="in").result.id
    participations.join_project(signed, twin, project.id, "2026-03-02")
    assert shown(signed, project).reached.people == 2
    duplicates.merge_residents(signed, twin, awa)
    found = shown(signed, project)
    assert (found.reached.people, found.reached.places, len(found.parts)) == (1, {"in": 1}, 2)
    assert {one.person for one in found.parts} == {twin}
    with pytest.raises(Refused, match="participe déjà"):
        participations.join_project(signed, twin, project.id, "2026-04-01")


def test_a_part_stays_within_its_project(signed: Notebook, awa: str, project: CityProject) -> None:
    with pytest.raises(Refused, match="avant le début du projet, le 1er février 2026"):
        participations.join_project(signed, awa, project.id, "2026-01-31")
    with pytest.raises(Refused, match="après la fin du projet, le 30 juin 2027"):
        participations.join_project(signed, awa, project.id, "2026-03-02", "2027-07-01")
    participations.join_project(signed, awa, project.id, "2026-03-02")
    with pytest.raises(Refused, match="avant le début"):
        city_projects.change_city_project(signed, project.id, starts_on="2026-04-01")
    with pytest.raises(Refused, match="1 participation y est notée"):
        city_projects.remove_city_project(signed, project.id)


def test_money_is_told_year_by_year_and_adds_up(signed: Notebook, project: CityProject, state: str) -> None:
    first = city_projects.fund_city_project(signed, project.id, state, "24 000 €", "20000,50").result
    with pytest.raises(Refused, match="déjà notés pour ce financeur en 2026"):
        city_projects.fund_city_project(signed, project.id, state, "1000")
    with pytest.raises(Refused, match="n’a pas cours en 2028"):
        city_projects.fund_city_project(signed, project.id, state, "1000", year=2028)
    with pytest.raises(Refused, match="corrigez l’un ou l’autre"):
        city_projects.change_project_funding(signed, first.id, asked="20000")
    city_projects.fund_city_project(signed, project.id, state, "24000", year=2027)
    found = shown(signed, project)
    assert {year: one.granted for year, one in found.years.items()} == {"2026": 20_000_50, "2027": 0}
    assert (found.money.asked, found.money.granted) == (48_000_00, 20_000_50)
    with pytest.raises(Refused, match="financement de 2027"):
        city_projects.change_city_project(signed, project.id, ends_on="2026-12-31")


def test_an_association_known_twice(signed: Notebook, awa: str, project: CityProject, state: str) -> None:
    """Its projects go to the one that is kept; the other is archived, and nothing is counted twice."""
    double = partners.add_organisation(signed, name="Les Mailles du quartier").result.id
    other = city_projects.add_city_project(signed, title="Fêtes", organisation=double, year=2026).result
    city_projects.fund_city_project(signed, other.id, state, "500", "500")
    participations.join_project(signed, awa, other.id, "2026-05-04")
    participations.join_project(signed, awa, project.id, "2026-05-04")
    before = city_pages.city_list(signed)
    city_projects.change_city_project(signed, other.id, organisation=project.organisation)
    partners.archive_organisation(signed, double)
    after = city_pages.city_list(signed)
    assert {row.holder for row in after.rows} == {"Les Mailles"}
    assert (before.people, before.money) == (after.people, after.money)
    assert after.people == 1
    assert len(city_pages.city_list(signed, text="mail fet").rows) == 1
    assert [row.project.title for row in city_pages.city_list(signed, year=2027).rows] == [project.title]


def test_a_step_names_its_project(signed: Notebook, awa: str, project: CityProject) -> None:
    step = journeys.add_step(signed, awa, "Visiter la garde", city_project=project.id).result
    participations.join_project(signed, awa, project.id, "2026-03-02", "2026-10-30", "completed", "Inscrite")
    journeys.complete_step(signed, step.id)
    with pytest.raises(Refused, match="1 participation"):
        city_projects.remove_city_project(signed, project.id)
    told = page.resident_page(signed, awa)
    assert told.names[project.id] == project.title
    assert told.projects == ((project.id, project.title),)
    said = [(one.title, one.text) for one in told.timeline]
    assert ("Étape faite\u00a0: Visiter la garde", project.title) in said
    assert ("Entre dans «\u00a0Une place pour souffler\u00a0»", "Les Mailles") in said
    assert ("Fin de «\u00a0Une place pour souffler\u00a0»", "Est allé·e au bout · Inscrite") in said
    assert [(one.title, name) for one, name in shown(signed, project).steps] == [
        ("Visiter la garde", "DIALLO Awa")
    ]


def test_the_sheet_shows_no_number_about_too_few(signed: Notebook, project: CityProject) -> None:
    for n in range(6):
        who = create_resident(signed, usage_name=f"Nom{n}").result.id
        change_resident(signed, who, qpv="in" if n < 4 else "out")
        participations.join_project(signed, who, project.id, "2026-03-02")
    found = masked(shown(signed, project).reached, (2026,), 5)
    assert (found.people, found.years) == (6, {"2026": 6})
    assert found.places == dict.fromkeys(("in", "out", ""))
    assert {*found.endings.values()} == {None}
    assert masked(shown(signed, project).reached, (2026,), 7).people is None
    assert page_count(city_pages.city_sheet_pdf(signed, project.id)) == 1


PARTS = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"), st.sampled_from(("2025-05-01", "2026-03-02", "2027-01-04")),
        st.sampled_from(("", "2027-02-01")), st.sampled_from(tuple(ENDINGS)),
    )
)  # fmt: skip


@given(PARTS, st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abc")))
def test_every_breakdown_adds_up(drawn: list[tuple[str, str, str, str]], merged: dict[str, str]) -> None:
    parts = [Participation(resident=w, starts_on=s, ends_on=e, outcome=o) for w, s, e, o in drawn]
    people = {one: merged.get(one, one) for one in "abcdefgh"}
    found = reached(parts, people, {"a": "in", "b": "out", "c": "elsewhere"})
    assert found.people == len({people[one.resident] for one in parts})
    for cells in (found.years, found.places, found.endings):
        assert sum(cells.values()) == found.people


def test_a_part_from_elsewhere_is_of_nobody_known(signed: Notebook, project: CityProject) -> None:
    with signed.store.work(Act("receive", "Reçu"), signed.me, signed.now()) as work:
        work.add(Participation(resident="f" * 32, city_project=project.id, starts_on="2026-03-02"))
    assert (shown(signed, project).parts, shown(signed, project).reached.people) == ((), 0)
