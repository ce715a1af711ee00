"""A directory is imported, who can help someone is asked, and they are referred: by keyboard, offline."""

import json
from pathlib import Path

import pytest

from cad.domain.referral import Referral
from cad.services.availability import say_availability
from cad.services.journeys import assess_need
from cad.services.reference import import_addresses
from cad.services.residents import create_resident
from cad.store.table import select
from tests import places
from tests.directory import SERVICE, STRUCTURE, service
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow


def test_from_a_file_to_a_referral(adviser: Adviser, laptop: Path, tmp_path: Path) -> None:
    book = own(laptop)
    import_addresses(book, str(places.base_file(tmp_path)))
    awa = create_resident(
        book, usage_name="Diallo", first_name="Awa", address="5 rue de Brest", postcode="35000", city="Rennes"
    ).result.id
    assess_need(book, awa, "mobility", "need")
    say_availability(book, awa, hours="lun-ven 8h30-16h")
    book.close()
    loin = service("loin", longitude=places.WEST + 9 * places.SIDE, date_maj="2026-09-05", frais="payant")
    rows = {"structures": [STRUCTURE], "services": [SERVICE, loin, service("faux", thematiques=["x--y"])]}
    both = tmp_path / "annuaire.json"
    both.write_text(json.dumps(rows), "utf-8")

    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+9", "Down", "Down", "Down", "Down", "Down")
    adviser.waits_for("Aucun annuaire n’est importé.")
    adviser.walks_to("Importer un annuaire…")
    adviser.names_a_file(both, after="Space")
    adviser.waits_for("Importé : 3 services", "1 gardée sans une valeur inconnue")

    adviser.finds("diallo", "Mobilité")
    adviser.asks("qui peut aider diallo", "Qui peut aider Awa DIALLO")
    adviser.waits_for("Distances depuis 5 Rue de Brest, 35000 Rennes")
    adviser.waits_for("Apprendre le vélo", "Service loin", "Être inscrit à France Travail.")
    adviser.presses("Ctrl+B")
    adviser.waits_for("Comparer (1)")
    adviser.presses("Down", "Ctrl+B")
    adviser.waits_for("Comparer (2)")
    adviser.presses("Ctrl+Shift+B")
    adviser.waits_for("Structure", "Gratuit", "Payant")
    adviser.presses("Escape")
    adviser.waits_until_gone("Structure")
    adviser.presses("Ctrl+F", "Up")
    adviser.lets_it_finish()
    adviser.presses("Ctrl+D")
    adviser.waits_for("Ajouté à vos favoris", "Retirer des favoris")
    adviser.presses("Ctrl+O")
    adviser.waits_for("Orienter Awa DIALLO", "La Roue Libre (inventée) · Apprendre le vélo")
    adviser.waits_for("Être inscrit à France Travail.")
    adviser.walks_to("De vive voix")
    adviser.presses("Space", "Ctrl+Return")
    adviser.waits_for("Lettre")
    (referral,) = select(adviser.record.connection, Referral)
    assert (referral.theme, referral.documents, referral.state) == (
        "mobility",
        "Pièce d’identité",
        "handed_over",
    )

    adviser.finds("diallo", "Mobilité")
    adviser.presses("Ctrl+R")
    adviser.waits_for("Noter un rendez-vous")
    adviser.walks_to("Jour")
    adviser.types("24/11/2026")
    adviser.walks_to("Heure")
    adviser.types("15h30")
    adviser.waits_for("Attention : pas libre mar 16h-16h30, d’après ses disponibilités.")
    adviser.presses("SelectAll")
    adviser.types("10h")
    adviser.waits_for("La personne a dit être libre à cette heure.")
