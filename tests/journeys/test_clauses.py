"""A building site told by keyboard: the contract, the lot, the person, the hours, the figures."""

from pathlib import Path

import pytest

from cad.services import clauses
from cad.services.partners import add_organisation
from cad.services.residents import create_resident
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow


def test_from_a_contract_to_its_figures(adviser: Adviser, laptop: Path) -> None:
    book = own(laptop)
    add_organisation(book, name="Bâti Vilaine")
    create_resident(book, usage_name="Diallo", first_name="Fatoumata", address="3 rue de la Poterie")
    book.close()
    adviser.unlocks(PASSPHRASE)

    adviser.presses("Ctrl+7")
    adviser.waits_for("Aucun marché pour l’instant.")
    adviser.asks("ajouter un marché", "Nouveau marché")
    adviser.types("Groupe scolaire")
    adviser.presses("Tab", "Tab", "Tab")
    adviser.types("1/1/2026")
    adviser.presses("Tab")
    adviser.types("31/12/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Marché ajouté")

    adviser.asks("ajouter un lot", "Nouveau lot")
    adviser.presses("Tab")
    adviser.types("Gros œuvre")
    adviser.presses("Tab", "Tab")
    adviser.types("365")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Lot ajouté", "327\u00a0h en retard")

    adviser.presses("Ctrl+K")
    adviser.types("ajouter un contrat")
    adviser.presses("Return")
    adviser.waits_until_gone("ajouter un contrat")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Fatoumata")
    adviser.presses("Return")
    adviser.waits_for("Fatoumata DIALLO · Gros œuvre")
    adviser.types("1/9/2026")
    adviser.presses("Tab", "Tab", "Tab", "Tab")
    adviser.types("Maurepas")
    adviser.presses("Tab")
    adviser.types("Justificatif du 20 août")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Contrat d’insertion ajouté")

    page = clauses.lot_page(adviser.record, clauses.clause_figures(adviser.record).rows[0].lot.id)
    (worker,) = page.workers
    assert (worker.insertion.qpv, worker.insertion.neighbourhood) == ("in", "QN03504M")
    assert worker.insertion.address == "3 rue de la Poterie"

    adviser.presses("Ctrl+F")
    adviser.types("gros")
    adviser.presses("Return")
    adviser.walks_to("Personnes sur ce lot")
    adviser.presses("Down", "Return")
    adviser.waits_for("Heures · DIALLO Fatoumata")
    adviser.presses("Tab")
    adviser.types("150")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Septembre 2026 est clos depuis le 14 novembre 2026")
    adviser.presses("Tab")
    adviser.types("Relevé reçu en retard")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Heures saisies", "150\u00a0h sur 365\u00a0h", "177\u00a0h en retard")
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Saisir les heures", "0\u00a0h sur 365\u00a0h")
    adviser.presses("Redo")
    adviser.waits_for("150\u00a0h sur 365\u00a0h")

    statement = laptop.parent / "releve.csv"
    statement.write_text("Nom;Prénom;Mois;Heures\nDIALLO;Fatoumata;10/2026;151,67\nBarry;Ali;10/2026;9\n")
    adviser.presses("Ctrl+K")
    adviser.types("relevé")
    adviser.waits_for("Importer un relevé d’heures")
    adviser.names_a_file(statement, after="Return")
    adviser.waits_for("Relevé d’heures · releve.csv", "Écrire 1 mois", "Personne de ce nom n’a de contrat")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Relevé d’heures importé", "301,67\u00a0h")
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Importer le relevé d’heures", "150\u00a0h sur 365\u00a0h")

    found = clauses.clause_figures(adviser.record).figures
    assert (found.total.done, found.people, found.places) == (150_00, 1, {"QN03504M": 1})
    adviser.presses("Ctrl+K")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Fatoumata")
    adviser.presses("Return")
    adviser.waits_for("Contrat d’insertion", "ses heures comptent jusqu’au 1er septembre 2028")
