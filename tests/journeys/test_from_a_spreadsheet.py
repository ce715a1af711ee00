"""The list one had before: a workbook with its oddities, then a text file of an old computer."""

import datetime
from pathlib import Path

import pytest

from cad.services.residents import count_residents, find_residents
from tests.exchange.files import xlsx
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners

WORKBOOK = (
    ("Permanence du lundi", "", "", "", "", ""),
    ("Civilité", "NOM", "Prénom", "Né(e) le", "Téléphones", "Observations"),
    ("Mme", "DIALLO", "Awa", datetime.date(1987, 3, 12), "06 39 98 00 01", ""),
    ("M.", "LE GOFF", "Yann", "31/02/1990", "06 39 98 00 02 / 02 99 00 00 03", ""),
    ("Mme", "ÖZTÜRK", "Elif", "1992-11-05", 639980004, "vue en mairie"),
)
"""Awa is in the notebook already; the day Yann was born does not exist."""
TEXT = "Nom;Prénom;Date de naissance\nCissé;Aïssatou;04/07/1979\nRenée-Muñoz;Joël;1965\n"


@pytest.mark.slow
def test_a_workbook_is_corrected_imported_and_taken_back(
    adviser: Adviser, laptop: Path, tmp_path: Path
) -> None:
    with_partners(laptop).close()
    workbook = xlsx(tmp_path / "permanence.xlsx", {"Feuil1": WORKBOOK}, merged=("A1:F1",))
    adviser.unlocks(PASSPHRASE)
    chooses(adviser, workbook)
    adviser.waits_for("Téléphones", "reconnue", "permanence.xlsx")
    adviser.presses("Ctrl+Return")

    adviser.waits_for("LE GOFF Yann", "31/02/1990", "à revoir")
    adviser.presses("SelectAll")
    adviser.types("28/02/1990")
    adviser.waits_for("Se lit bien.")
    adviser.presses("Return")
    adviser.waits_for("corrigé")
    adviser.presses("Ctrl+Return")

    adviser.waits_for("DIALLO Awa", "Dans le carnet", "12 mars 1987")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("2 fiches seront créées", "Tout est écrit d’un coup, ou rien.")
    assert count_residents(adviser.record) == 1
    adviser.presses("Space")
    adviser.waits_for("C’est fait", "2 personnes importées")
    [yann] = find_residents(adviser.record, "le goff")
    assert yann.birth_date == "1990-02-28"
    assert find_residents(adviser.record, "ozturk")[0].first_name == "Elif"

    adviser.walks_to("Annuler l’import")
    adviser.presses("Space")
    adviser.waits_for("Import annulé", "Le carnet est comme avant.")
    assert count_residents(adviser.record) == 1


@pytest.mark.slow
def test_an_old_text_file_keeps_its_accents(adviser: Adviser, laptop: Path, tmp_path: Path) -> None:
    with_partners(laptop).close()
    old = tmp_path / "suivi.csv"
    old.write_bytes(TEXT.encode("cp1252"))
    adviser.unlocks(PASSPHRASE)
    chooses(adviser, old)
    adviser.waits_for("Date de naissance", "reconnue", "Aïssatou")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("2 fiches seront créées")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("2 personnes importées")
    adviser.presses("Space")
    adviser.waits_for("3 personnes", "CISSÉ Aïssatou", "RENÉE-MUÑOZ Joël")


def chooses(adviser: Adviser, file: Path) -> None:
    """From the list of people to a file of the computer."""
    adviser.presses("Ctrl+2")
    adviser.waits_for("1 personne")
    adviser.walks_to("Importer une liste")
    adviser.presses("Space")
    adviser.waits_for("Déposez ici votre liste de résidents")
    adviser.names_a_file(file, after="Space")
