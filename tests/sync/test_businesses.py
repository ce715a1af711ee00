"""Businesses and projects of the Cité between laptops: what is public goes to everyone, people’s only where
they are known.
"""

from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from cad.domain.business import Business, BusinessContact, BusinessMove
from cad.domain.city import CityProject, Participation, ProjectFunding
from cad.domain.desk import DeskStay
from cad.domain.funding import Funding
from cad.domain.organisation import Organisation
from cad.services import (
    business_pages,
    businesses,
    city_pages,
    city_projects,
    desk_stays,
    fundings,
    participations,
    residents,
)
from cad.services.partners import add_organisation
from cad.store.table import select
from tests.sync.erasing import erase_someone
from tests.sync.office import Laptop, Office

PERSONAL = (Business, BusinessMove, BusinessContact, Funding, DeskStay, Participation)
Three = tuple[Laptop, Laptop, Laptop, str]


@pytest.fixture
def three(centre: Office) -> Three:
    """Anne and Bilal of We Ker, Carine of the CCAS; someone whom Anne accompanies."""
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    carine = centre.laptop("Carine", "CCAS")
    anne.sync()
    who = residents.create_resident(anne.book, usage_name="Essai", first_name="Awa").result.id
    return anne, bilal, carine, who


def exchange(*laptops: Laptop) -> None:
    for one in laptops:
        one.sync()


def test_a_business_is_known_where_its_person_is(three: Three) -> None:
    anne, bilal, carine, who = three
    made = businesses.begin_business(anne.book, who, on="2026-01-05", title="Épicerie").result
    funder = add_organisation(anne.book, name="Adie").result.id
    asked = fundings.ask_funding(anne.book, made.id, funder, "3000", on="2026-02-02").result
    businesses.meet_partner(anne.book, made.id, funder, on="2026-02-02")
    desk_stays.host_business(anne.book, made.id, funder, "Bureau 2", "2026-03-02")
    exchange(anne, bilal, carine)
    for kind in PERSONAL[:-1]:
        assert not select(carine.book.connection, kind)
        assert select(bilal.book.connection, kind)
    assert [one.name for one in select(carine.book.connection, Organisation) if one.id == funder] == ["Adie"]
    assert business_pages.business_list(carine.book).rows == ()
    fundings.grant_funding(bilal.book, asked.id)
    exchange(bilal, anne)
    assert business_pages.business_page(anne.book, made.id).money.granted == 3_000_00


@pytest.mark.slow
def test_two_move_it_apart_and_both_moves_are_its_history(three: Three) -> None:
    anne, bilal, _carine, who = three
    made = businesses.begin_business(anne.book, who, on="2026-01-05", title="Épicerie").result
    exchange(anne, bilal)
    businesses.move_business(anne.book, made.id, "structuring", on="2026-03-02")
    businesses.move_business(bilal.book, made.id, "funding", on="2026-04-01")
    exchange(anne, bilal, anne)
    for one in (anne, bilal):
        page = business_pages.business_page(one.book, made.id)
        assert page.stage == "funding"
        assert [move.stage for move in page.moves] == ["emergence", "structuring", "funding"]


@pytest.mark.slow
def test_two_who_gave_the_same_desk_are_told(three: Three) -> None:
    anne, bilal, _carine, who = three
    other = residents.create_resident(anne.book, usage_name="Petit").result.id
    one = businesses.begin_business(anne.book, who, title="Épicerie").result.id
    two = businesses.begin_business(anne.book, other, title="Couture").result.id
    caq = add_organisation(anne.book, name="CAQ").result.id
    exchange(anne, bilal)
    desk_stays.host_business(anne.book, one, caq, "Bureau 2", "2026-03-02")
    desk_stays.host_business(bilal.book, two, caq, "bureau 2", "2026-04-01")
    exchange(anne, bilal, anne)
    for laptop in (anne, bilal):
        rows = business_pages.business_list(laptop.book).rows
        assert [row.hosted and row.hosted.taken for row in rows] == [True, True]


def test_a_project_is_everyone_s_and_who_takes_part_is_not(three: Three) -> None:
    anne, bilal, carine, who = three
    project = city_projects.add_city_project(carine.book, title="Souffler", year=2026, planned=12).result
    state = add_organisation(carine.book, name="État").result.id
    city_projects.fund_city_project(carine.book, project.id, state, "500,50")
    exchange(carine, anne)
    participations.join_project(anne.book, who, project.id, "2026-03-02")
    exchange(anne, bilal, carine)
    assert not select(carine.book.connection, Participation)
    for laptop, people in ((anne, 1), (bilal, 1), (carine, 0)):
        assert len(select(laptop.book.connection, CityProject)) == 1
        assert select(laptop.book.connection, ProjectFunding)[0].asked == 500_50
        assert city_pages.city_list(laptop.book).people == people


@pytest.mark.slow
def test_all_of_it_goes_with_its_person(three: Three, centre: Office) -> None:
    anne, bilal, _carine, who = three
    made = businesses.begin_business(anne.book, who, on="2026-01-05", title="Épicerie").result
    office = add_organisation(anne.book, name="Adie").result.id
    fundings.ask_funding(anne.book, made.id, office, "3000")
    businesses.meet_partner(anne.book, made.id, office)
    desk_stays.host_business(anne.book, made.id, office, "Bureau 2", "2026-03-02")
    project = city_projects.add_city_project(anne.book, title="Souffler", year=2026).result
    participations.join_project(anne.book, who, project.id, "2026-03-02")
    exchange(anne, bilal)
    world: Any = SimpleNamespace(place=centre.place, database=centre.database, luck=Random(1))
    erase_someone(world)
    exchange(anne, bilal)
    for laptop in (anne, bilal):
        assert [kind for kind in PERSONAL if select(laptop.book.connection, kind)] == []
        assert len(select(laptop.book.connection, CityProject)) == 1
