"""Someone who never waits for the app: nothing breaks, and nothing goes where it was not meant."""

from pathlib import Path

import pytest

from cad.services.page import resident_page
from cad.services.residents import count_residents, find_residents
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners

pytestmark = pytest.mark.slow

PLACES = ("Ctrl+1", "Ctrl+2", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9")


def test_from_place_to_place_without_waiting(adviser: Adviser, laptop: Path) -> None:
    with_partners(laptop).close()
    adviser.unlocks(PASSPHRASE)
    for _round in range(3):
        adviser.presses(*PLACES)
    adviser.presses("Ctrl+K")
    adviser.types("diallo")
    adviser.presses("Escape", "Escape", "Ctrl+2")
    adviser.types("dial")
    adviser.presses("Return")
    adviser.waits_for("Awa DIALLO", "Écrire un entretien")
    adviser.presses("Ctrl+O")
    adviser.types("permis")
    adviser.presses("Escape", "Escape")
    adviser.presses("Ctrl+N")
    adviser.types("Diallo")
    adviser.presses("Tab")
    adviser.types("Aw")
    adviser.presses("Escape", "Ctrl+5")
    adviser.types("mob")
    adviser.presses("Return", "Ctrl+6")
    adviser.types("mob")
    adviser.presses("Return", "Alt+Left", "Alt+Left", "Ctrl+1")
    adviser.waits_for("Lundi 23 novembre", "Nouvelle personne, à finir")
    assert count_residents(adviser.record) == 1


def test_gone_before_the_answer(adviser: Adviser, laptop: Path) -> None:
    """Each thing is asked for, and the app closed at once: what was done is there the next time."""
    with_partners(laptop).close()
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Awa DIALLO")
    adviser.types("Passe le permis en mars.")
    adviser.presses("Ctrl+Return")
    adviser.leaves()
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+N")
    adviser.waits_for("Nouvelle personne")
    adviser.types("Silva")
    adviser.presses("Tab")
    adviser.types("Ana")
    adviser.presses("Ctrl+Return")
    adviser.leaves()
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Passe le permis en mars.")
    adviser.types("Rappelle")
    adviser.leaves()
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Brouillon retrouvé")
    adviser.sees("Rappelle")
    assert [p.first_name for p in find_residents(adviser.record, "silva")] == ["Ana"]
    awa = find_residents(adviser.record, "diallo")[0].id
    assert sum(e.kind == "encounter" for e in resident_page(adviser.record, awa).timeline) == 1
