"""A summer job kept for the QPV, by keyboard: proposed to three people, one of whom is taken; a training."""

from pathlib import Path

import pytest

from cad.domain.proposal import Proposal
from cad.domain.reserved_place import Placement
from cad.services.journeys import assess_need, open_journey
from cad.services.partners import add_organisation
from cad.services.residents import create_resident
from cad.store.table import select
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow

PEOPLE = (
    ("Diallo", "2008-03-12", "in"), ("Morvan", "2007-06-01", "in"), ("Kaya", "2011-09-30", "in"),
    ("Riou", "2006-01-15", "out"),
)  # fmt: skip


def test_a_summer_job_is_proposed_to_three_people(adviser: Adviser, laptop: Path) -> None:
    book = own(laptop)
    add_organisation(book, name="Ville de Rennes")
    for name, born, qpv in PEOPLE:
        who = create_resident(book, usage_name=name, first_name="Essai", birth_date=born, qpv=qpv).result.id
        open_journey(book, who)
        assess_need(book, who, "recruitment", "need")
    book.close()
    adviser.unlocks(PASSPHRASE)

    adviser.asks("la collectivité", "Formations des services")
    adviser.asks("ajouter une place réservée", "Nouvelle place réservée")
    adviser.types("Accueil des piscines")
    adviser.presses("Tab")
    adviser.types("Emploi")
    adviser.presses("Tab", "Tab")
    adviser.types("Ville")
    adviser.presses("Tab")
    adviser.types("Sports")
    adviser.presses("Tab")
    adviser.types("1/7/2027")
    adviser.presses("Tab")
    adviser.types("31/8/2027")
    adviser.presses("Tab", "Tab", "Tab")
    adviser.types("16")
    adviser.presses("Tab")
    adviser.types("25")
    adviser.presses("Tab", "Tab")
    adviser.types("Hab")
    adviser.presses("Ctrl+Return")
    adviser.waits_for(
        "Place ajoutée", "de 16 à 25 ans le 1er juillet 2027 · réservée aux habitant·es d’un QPV"
    )

    adviser.asks("qui pourrait la prendre", "aura 16 ans le 30 septembre 2027")
    adviser.sees("hors QPV")
    for name in ("DIALLO Essai", "MORVAN Essai", "KAYA Essai"):
        adviser.walks_to(name)
        adviser.presses("Space")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Place proposée", "3 en attente", "Intéressé·e")
    adviser.walks_to("Intéressé·e, DIALLO Essai")
    adviser.presses("Space")
    adviser.waits_for("Réponse notée", "Retenu·e")
    adviser.walks_to("Retenu·e, DIALLO Essai")
    adviser.presses("Space")
    adviser.waits_for("du 1er juillet au 31 août 2027", "2 en attente")
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Noter la réponse à la proposition", "3 en attente")
    adviser.presses("Redo")
    adviser.waits_for("2 en attente")
    connection = adviser.record.connection
    assert sorted(one.state for one in select(connection, Proposal)) == ["proposed", "proposed", "taken"]
    assert [one.starts_on for one in select(connection, Placement)] == ["2027-07-01"]

    adviser.asks("ajouter une formation", "Nouvelle formation")
    adviser.types("Achats")
    adviser.presses("Tab", "Tab")
    adviser.types("10/11/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Formation ajoutée", "1 formation des services")
    adviser.finds("diallo", "Place réservée prise")
