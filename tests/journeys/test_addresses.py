"""Outlines and addresses are imported, an address is found and situated: by keyboard, without network."""

from pathlib import Path

import pytest

from cad.domain.resident import Resident
from cad.services.residents import create_resident
from cad.store.table import select
from tests import places
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow


def test_an_address_is_situated(adviser: Adviser, laptop: Path, tmp_path: Path) -> None:
    book = own(laptop)
    create_resident(book, usage_name="Diallo", first_name="Awa")
    create_resident(book, usage_name="Kerven", first_name="Yann", address="5 rue de Brest", city="Rennes")
    book.close()
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+9", "Down", "Down", "Down", "Down")
    adviser.waits_for("Aucun contour n’est importé")
    adviser.walks_to("Importer des contours…")
    adviser.names_a_file(places.outlines_file(tmp_path, "{}", "faux.geojson"), after="Space")
    adviser.waits_for("« faux.geojson » n’est pas un fichier de contours (GeoJSON")
    adviser.walks_to("Importer des contours…")
    adviser.names_a_file(places.outlines_file(tmp_path), after="Space")
    adviser.waits_for("Importé : 5 contours (Rennes)")
    adviser.walks_to("Importer des adresses…")
    adviser.names_a_file(places.base_file(tmp_path), after="Space")
    adviser.waits_for("Importé : 7 adresses (Rennes)")

    adviser.finds("diallo", "QPV à vérifier")
    adviser.presses("Ctrl+I")
    adviser.waits_for("Modifier l’identité")
    adviser.walks_to("Adresse")
    adviser.types("12 bis sq luc")
    adviser.waits_for("12 bis Square Lucien Rose, 35000 Rennes")
    adviser.presses("Down", "Return")
    adviser.waits_for("12 bis Square Lucien Rose, 35000 Rennes est dans le quartier Cleunay.")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Fiche modifiée", "QPV Cleunay")
    (awa,) = (one for one in select(adviser.record.connection, Resident) if one.first_name == "Awa")
    assert (awa.address, awa.postcode, awa.qpv_on) == ("12 bis Square Lucien Rose", "35000", "2026-11-23")
    assert awa.qpv_source.startswith("Adresse située (ANCT")

    adviser.presses("Ctrl+9")
    adviser.walks_to("Revérifier toutes les adresses")
    adviser.presses("Space")
    adviser.waits_for("2 adresses revérifiées : 1 réponse a changé", "KERVEN Yann : À vérifier → Hors QPV.")

    adviser.presses("Ctrl+2")
    adviser.waits_for("2 personnes")
    adviser.walks_to("Carte")
    adviser.presses("Space")
    adviser.waits_for("2 personnes placées · rien ne sort de cet ordinateur", "DIALLO Awa")
    adviser.types("dia")
    adviser.presses("Down", "Return")
    adviser.waits_for("Écrire un entretien", "QPV Cleunay")
