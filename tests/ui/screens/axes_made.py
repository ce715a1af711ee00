"""A business of someone and a project of an association, signed by Nora of We Ker."""

from cad.domain.business import Business
from cad.domain.city import CityProject
from cad.services import (
    businesses,
    city_projects,
    desk_stays,
    fundings,
    journeys,
    participations,
    partners,
    residents,
)
from cad.services.notebook import Notebook
from cad.services.settings import set_me


def business(book: Notebook) -> Business:
    """Known since January, registered in September."""
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    zoe = residents.create_resident(book, usage_name="Martin", first_name="Zoé").result.id
    adie = partners.add_organisation(book, name="Adie").result.id
    made = businesses.begin_business(book, zoe, on="2026-01-12", title="Épicerie", sector="shop").result
    fundings.ask_funding(book, made.id, adie, "7 500 €", way="micro", on="2026-05-04")
    businesses.meet_partner(book, made.id, adie, on="2026-02-02", way="permanence")
    businesses.register_business(book, made.id, "Ti Épicerie", "2026-09-01")
    desk_stays.host_business(book, made.id, adie, "Bureau 2", "2026-09-15", "2026-12-31")
    return made


def project(book: Notebook) -> CityProject:
    """Of two years, with a funder, someone who takes part and a step that names it."""
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    ines = residents.create_resident(book, usage_name="Petit", first_name="Inès", qpv="in").result.id
    holder = partners.add_organisation(book, name="Les Mailles").result.id
    made = city_projects.add_city_project(
        book, title="Souffler", organisation=holder, year=2026, planned=12, themes=["childcare"],
        neighbourhoods=["QN03504M"], starts_on="2026-02-01", ends_on="2027-06-30",
    ).result  # fmt: skip
    city_projects.fund_city_project(book, made.id, holder, "500", "400")
    participations.join_project(book, ines, made.id, "2026-03-02")
    journeys.add_step(book, ines, "Visiter la garde", city_project=made.id)
    return made
