"""The coordinator’s morning: the figures of the year, what one means, and the report in a file."""

from pathlib import Path

import pytest

from cad.domain.clock import fixed
from cad.services import notebook
from cad.services.demo import fill_demo
from tests.journeys.adviser import NOW, Adviser
from tests.journeys.notebooks import PASSPHRASE


@pytest.mark.slow
def test_from_the_day_to_the_report(adviser: Adviser, laptop: Path, tmp_path: Path) -> None:
    book, _code = notebook.create(laptop, PASSPHRASE, fixed(NOW))
    fill_demo(book, residents=120)
    book.close()
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+K")
    adviser.types("le plan")
    adviser.waits_for("Aller à : Le plan")
    adviser.presses("Return")
    adviser.waits_for("Personnes rencontrées", "21,5 % de ses demandeurs d’emploi", "Du 1er janvier")
    adviser.walks_to("Définition : Personnes rencontrées")
    adviser.presses("Space")
    adviser.waits_for("personnes qui ont eu au moins un entretien dans la période")
    adviser.walks_to("Voir les orientations : Coutures refermées")
    adviser.presses("Space")
    adviser.waits_for("Imprimer des lettres…")
    adviser.presses("Alt+Left")
    adviser.waits_for("Personnes rencontrées")
    adviser.walks_to("Rapport à imprimer…")
    adviser.presses("Space")
    adviser.waits_for("Les chiffres du plan", "Page 1 sur")
    saved = tmp_path / "rapport.pdf"
    adviser.names_a_file(saved, after="Ctrl+S")
    adviser.waits_for("Enregistré : rapport.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
