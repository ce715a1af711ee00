"""A project of the Cité told by keyboard: what it is, who takes part, what it is given, its sheet."""

from pathlib import Path

import pytest

from cad.services import city_pages
from cad.services.journeys import add_step
from cad.services.partners import add_organisation
from cad.services.residents import create_resident
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow


def test_from_a_project_to_its_sheet(adviser: Adviser, laptop: Path) -> None:
    book = own(laptop)
    add_organisation(book, name="Les Mailles")
    who = create_resident(book, usage_name="Diallo", first_name="Fatoumata").result.id
    add_step(book, who, "Visiter la garde")
    book.close()
    adviser.unlocks(PASSPHRASE)

    adviser.asks("cité de l’emploi", "Aucun projet pour l’instant.")
    adviser.asks("projet de la cité", "Nouveau projet de la Cité")
    adviser.types("Une place pour souffler")
    adviser.presses("Tab")
    adviser.types("Les")
    adviser.presses("Tab", "Tab")
    adviser.types("20")
    adviser.presses("Tab")
    adviser.types("1/2/2026")
    adviser.presses("Tab")
    adviser.types("30/6/2027")
    adviser.presses("Tab", "Right", "Space")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Projet ajouté", "0 sur 20", "Formation et français", "Les Mailles")

    adviser.presses("Ctrl+K")
    adviser.types("ajouter une personne")
    adviser.presses("Return")
    adviser.waits_until_gone("ajouter une personne")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Fatoumata")
    adviser.presses("Return")
    adviser.waits_for("Fatoumata DIALLO · Une place pour souffler")
    adviser.types("2/3/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Participation notée", "1 sur 20")

    adviser.asks("ajouter un financement", "Financement · Une place pour souffler")
    adviser.types("Les")
    adviser.presses("Tab", "Tab")
    adviser.types("24 000 €")
    adviser.presses("Tab")
    adviser.types("20000,50")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Financement noté", "20\u202f000,50\u00a0€ accordés")
    found = city_pages.city_list(adviser.record)
    assert (found.people, found.money.granted, found.rows[0].project.themes) == (1, 20_000_50, ("training",))

    adviser.presses("Ctrl+P")
    adviser.waits_for("Fiche projet", "Page 1")
    adviser.presses("Alt+Left")
    adviser.waits_for("1 sur 20")
    adviser.presses("Ctrl+K")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Fatoumata")
    adviser.presses("Return")
    adviser.waits_for("Entre dans « Une place pour souffler »")
