"""A business of someone, with money asked and a desk, signed by Nora of We Ker."""

from cad.domain.business import Business
from cad.services import businesses, desk_stays, fundings, partners, residents
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
