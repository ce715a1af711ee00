"""A drop-in by keyboard: fifteen people come in, are called, seen; in the evening a sheet is printed. And the
colleague beside, who is told that somebody is here for them.
"""

from pathlib import Path

import pytest

from cad.domain.session import CALLED, LEFT, SEEN, WAITING
from cad.services import session_pages
from cad.services.residents import create_resident
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own
from tests.journeys.test_two_organisations import exchanges

pytestmark = pytest.mark.slow
PEOPLE = 15


def page(adviser: Adviser) -> session_pages.SessionPage:
    (row,) = session_pages.session_list(adviser.record).rows
    return session_pages.session_page(adviser.record, session=row.session.id)


def states(adviser: Adviser) -> list[str]:
    return [one.state for one in page(adviser).came]


def test_fifteen_people_in_a_morning(adviser: Adviser, laptop: Path) -> None:
    book = own(laptop)
    create_resident(book, usage_name="Diallo", first_name="Fatoumata")
    book.close()
    adviser.unlocks(PASSPHRASE)

    adviser.presses("Ctrl+3")
    adviser.waits_for("Aucune permanence, aucune sortie pour l’instant.")
    adviser.asks("nouvelle permanence", "Structures présentes")
    adviser.types("Maison du Blosne")
    adviser.walks_to("De")
    adviser.presses("SelectAll")
    adviser.types("9h")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Séance préparée", "Permanence · lundi 23 novembre 2026, 9 h")

    adviser.walks_to("Qui arrive")
    before = adviser.gestures
    adviser.types("fatou")
    adviser.waits_for("DIALLO Fatoumata")
    adviser.presses("Down", "Return")
    adviser.types("crèche")
    adviser.presses("Return")
    adviser.waits_for("Arrivée notée", "1. DIALLO Fatoumata")
    assert adviser.gestures - before <= 5, "typed, taken, said what for, noted"
    for number in range(2, PEOPLE):
        adviser.types(f"Personne {number}")
        adviser.presses("Return")
        adviser.waits_for(f"{number}. Personne {number}")
    adviser.presses("F2")
    adviser.waits_for(f"{PEOPLE}. Anonyme")

    adviser.presses("Ctrl+J")
    adviser.waits_for("Écrire un entretien", "Fatoumata DIALLO")
    adviser.presses("Ctrl+E")
    adviser.types("Place en crèche demandée.")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Entretien enregistré")
    adviser.presses("Ctrl+3")
    adviser.waits_for("1. DIALLO Fatoumata, crèche, fiche, vu·e")
    assert states(adviser)[0] == SEEN
    assert page(adviser).written == {page(adviser).came[0].person}

    adviser.presses("Ctrl+J")
    adviser.waits_until(lambda: states(adviser)[1] == CALLED)
    adviser.waits_for("2. Personne 2, depuis")
    adviser.walks_to("Qui est reçu·e")
    adviser.presses("Down", "V")
    adviser.waits_until(lambda: states(adviser)[1] == SEEN)
    adviser.waits_for("2 vu·es")
    adviser.walks_to("Qui attend")
    adviser.presses("Home", "P")
    adviser.waits_until(lambda: states(adviser)[2] == LEFT)
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Noter que la personne est partie")
    assert states(adviser)[2] == WAITING

    adviser.waits_for("3. Personne 3, à l’instant")
    adviser.presses("Home", "F")
    adviser.waits_for("Ouvrir une fiche", "Aucune fiche ne lui ressemble")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("3. PERSONNE 3, fiche")

    adviser.asks("tableau", "Quitter le tableau")
    adviser.waits_for("Personne 3", "et 5 autres personnes")
    adviser.does_not_see("crèche")
    adviser.presses("Escape")
    adviser.asks("terminer la séance", "Terminer · Maison du Blosne")
    adviser.types("Rappeler la crèche")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Séance terminée", "Reste à faire")
    adviser.asks("feuille du soir", "Feuille du soir")
    adviser.waits_for("Page 1 sur")


def test_someone_is_here_for_the_colleague(nora: Adviser, malo: Adviser) -> None:
    malo.unlocks(PASSPHRASE)
    nora.unlocks(PASSPHRASE)
    for one in (malo, nora, malo):
        exchanges(one)
    nora.turns_to_it()
    nora.presses("Ctrl+3")
    nora.waits_for("Aucune permanence, aucune sortie pour l’instant.")
    nora.asks("nouvelle permanence", "Structures présentes")
    nora.types("Maison du Blosne")
    nora.walks_to("Nora Le Gall")
    nora.presses("Right", "Space", "Ctrl+Return")
    nora.waits_for("Séance préparée", "Nora Le Gall, Malo Riou")
    nora.walks_to("Qui arrive")
    nora.types("awa")
    nora.waits_for("DIALLO Awa")
    nora.presses("Down", "Return", "Tab", "Down", "Down")
    nora.walks_to("Noter l’arrivée")
    nora.presses("Space")
    nora.waits_for("Arrivée notée", "pour Malo Riou")
    exchanges(nora)

    exchanges(malo)
    malo.presses("Ctrl+1")
    malo.waits_for("On vous attend", "Awa D.", "Maison du Blosne")
    malo.does_not_see("DIALLO")
    malo.presses("Ctrl+3")
    malo.waits_for("Qui attend", "pour Malo Riou")
    malo.presses("Ctrl+J")
    malo.waits_for("Qui est reçu·e")
    exchanges(malo)
    exchanges(nora)
    nora.turns_to_it()
    nora.presses("Ctrl+3")
    nora.waits_for("avec Malo Riou")
