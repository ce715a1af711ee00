"""One person, two files made by two colleagues: compared, merged, nothing lost, and given back if need be."""

from pathlib import Path

import pytest

from cad.services.encounters import record_encounter
from cad.services.residents import count_residents, create_resident
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own


@pytest.mark.slow
def test_two_files_become_one_and_two_again(adviser: Adviser, laptop: Path) -> None:
    two_files_of_leila(laptop)
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+2")
    adviser.waits_for("2 personnes")
    adviser.walks_to("Doublons")
    adviser.presses("Space")
    adviser.waits_for("1 paire de fiches à comparer", "BEN AMOR Leïla · BENAMOR Leila")
    adviser.presses("Return")
    adviser.waits_for("Une seule personne ?", "06 12 34 56 78", "Réunir ne perd rien")

    adviser.walks_to("Nom d’usage")
    adviser.presses("Right")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Fiches réunies", "Aucun doublon à régler")
    assert count_residents(adviser.record) == 1
    adviser.finds("benamor", sees="Leïla BENAMOR")
    adviser.waits_for("Reçue à la permanence du lundi.", "Croisée au marché.")

    adviser.presses("Undo")
    adviser.waits_for("Annulé : Réunir les fiches")
    adviser.waits_until_gone("Croisée au marché.")
    assert count_residents(adviser.record) == 2
    adviser.presses("Redo")
    adviser.waits_for("Croisée au marché.", "Reçue à la permanence du lundi.")


def two_files_of_leila(laptop: Path) -> None:
    """The same birth date, the name spelt two ways, a telephone known by one only, a note in each."""
    book = own(laptop)
    first = create_resident(book, usage_name="Ben Amor", first_name="Leïla", birth_date="1990-05-04").result
    again = create_resident(
        book, usage_name="Benamor", first_name="Leila", birth_date="1990-05-04", phones=("0612345678",)
    ).result
    record_encounter(book, resident=first.id, text="Reçue à la permanence du lundi.")
    record_encounter(book, resident=again.id, text="Croisée au marché.", channel="outreach")
    book.close()
