"""A contract of two lots, and someone who works on the first, signed by Nora of We Ker."""

from dataclasses import dataclass

from cad.domain.insertion import Insertion
from cad.domain.procurement import Lot
from cad.services import insertions, partners, procurements, residents, worked_hours
from cad.services.notebook import Notebook
from cad.services.settings import set_me


@dataclass
class Made:
    """The notebook and what is in it."""

    book: Notebook
    lot: Lot
    other: Lot
    awa: str
    insertion: Insertion


def make(book: Notebook) -> Made:
    """Awa has worked since September, October is entered."""
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    buyer = partners.add_organisation(book, name="Rennes Métropole").result
    company = partners.add_organisation(book, name="Bâti Vilaine").result
    contract = procurements.add_procurement(
        book, title="Groupe scolaire", buyer=buyer.id, starts_on="2026-01-01", ends_on="2027-12-31"
    ).result
    lots = [
        procurements.add_lot(book, contract.id, title=title, company=company.id, hours_due=due).result
        for title, due in (("Gros œuvre", 730), ("Peinture", 100))
    ]
    awa = residents.create_resident(book, usage_name="Diop", first_name="Awa").result.id
    insertion = insertions.add_insertion(
        book, awa, lots[0].id, "2026-09-01", neighbourhood="QN03504M", qpv_source="Justificatif"
    ).result
    worked_hours.record_hours(book, insertion.id, "2026-10", "151,67")
    return Made(book, lots[0], lots[1], awa, insertion)
