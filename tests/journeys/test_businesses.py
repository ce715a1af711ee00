"""From an idea to a desk of the business centre, by keyboard alone."""

from pathlib import Path

import pytest

from cad.services import business_pages
from cad.services.partners import add_organisation
from cad.services.residents import create_resident
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow


def test_from_an_idea_to_a_desk(adviser: Adviser, laptop: Path) -> None:
    book = own(laptop)
    add_organisation(book, name="CAQ de Maurepas")
    create_resident(book, usage_name="Diallo", first_name="Fatoumata")
    book.close()
    adviser.unlocks(PASSPHRASE)

    adviser.asks("création d’entreprise", "Aucun projet pour l’instant.")
    adviser.presses("Ctrl+K")
    adviser.types("ajouter un projet")
    adviser.presses("Return")
    adviser.waits_until_gone("ajouter un projet")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Fatoumata")
    adviser.presses("Return")
    adviser.waits_for("Nouveau projet · Fatoumata DIALLO")
    adviser.types("Retouches à façon")
    adviser.presses("Tab", "Tab", "Tab", "Tab")
    adviser.types("12/1/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Projet ajouté", "Passer à « Structuration »")

    adviser.asks("faire avancer", "Étape · Retouches à façon")
    adviser.presses("Tab")
    adviser.types("2/3/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Passer à « Financement »")

    adviser.asks("demande de financement", "Financement · Retouches à façon")
    adviser.types("CAQ")
    adviser.presses("Tab", "Tab")
    adviser.types("7 500 €")
    adviser.presses("Tab")
    adviser.types("4/5/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Demande notée", "7\u202f500\u00a0€")
    adviser.walks_to("Financements")
    adviser.presses("Down", "Return")
    adviser.waits_for("Réponse · CAQ de Maurepas")
    adviser.types("6000,50")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Financement obtenu", "6\u202f000,50\u00a0€")

    adviser.asks("noter une immatriculation", "Immatriculation · Retouches à façon")
    adviser.types("L’Atelier du Biais")
    adviser.presses("Tab")
    adviser.types("1/9/2022")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Immatriculation notée", "L’Atelier du Biais")

    adviser.asks("noter un bureau", "Hébergement · L’Atelier du Biais")
    adviser.types("CAQ")
    adviser.presses("Tab")
    adviser.types("Bureau 3")
    adviser.presses("Tab")
    adviser.types("1/12/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("plus de 36 mois depuis le 1er septembre 2025")
    adviser.presses("Tab", "Tab")
    adviser.types("Immatriculée pour une autre activité")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Hébergement noté", "CAQ de Maurepas · Bureau 3")
    adviser.presses("Undo")
    adviser.waits_for("Aucun bureau pour l’instant.")
    adviser.presses("Redo")
    adviser.waits_for("CAQ de Maurepas · Bureau 3")

    (row,) = business_pages.business_list(adviser.record).rows
    assert (row.stage, row.business.company, row.money.granted) == (
        "registered", "L’Atelier du Biais", 6_000_50,
    )  # fmt: skip
    adviser.presses("Ctrl+O")
    adviser.waits_for("CAQ de Maurepas", "Orienter Fatoumata DIALLO")
    adviser.presses("Escape")
    adviser.waits_for(
        "Entreprise immatriculée : L’Atelier du Biais", "6\u202f000,50\u00a0€ obtenus · CAQ de Maurepas"
    )
