"""A pupil’s internship told by keyboard: the school, the offer, a mother’s word, signatures, the paper."""

from pathlib import Path

import pytest

from cad.domain.internship import Internship
from cad.services.partners import add_organisation
from cad.services.residents import create_resident
from cad.store.table import select
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow


def test_from_a_school_to_the_signed_agreement(adviser: Adviser, laptop: Path) -> None:
    book = own(laptop)
    add_organisation(book, name="Boulangerie du Mail")
    create_resident(book, usage_name="Diallo", first_name="Awa", birth_date="2012-05-04", city="Rennes")
    book.close()
    adviser.unlocks(PASSPHRASE)

    adviser.asks("stages de 3e", "Année scolaire 2026-2027")
    adviser.asks("ajouter un établissement", "Nouvel établissement")
    adviser.types("Collège du Fil")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Semaine d’observation · Collège du Fil")
    adviser.types("7/12/2026")
    adviser.presses("Tab")
    adviser.types("11/12/2026")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Semaine notée", "du 7 au 11 décembre 2026")

    adviser.asks("ajouter une offre de stage", "Nouvelle offre de stage")
    adviser.types("Boul")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Offre ajoutée", "1 place libre")

    adviser.presses("Ctrl+K")
    adviser.types("ajouter élève")
    adviser.presses("Return")
    adviser.waits_until_gone("ajouter élève")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Awa")
    adviser.presses("Return")
    adviser.waits_for("Élève · Awa DIALLO")
    adviser.types("Coll")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Élève ajouté·e", "L’élève est mineur·e et l’accord")

    adviser.asks("noter l’accord", "Accord pour DIALLO Awa")
    adviser.types("Fanta Diallo")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Accord noté", "Fanta Diallo, le 23 novembre 2026")
    adviser.presses("Ctrl+1")
    adviser.waits_for("Élèves sans stage", "dans 2 semaines")
    adviser.presses("Alt+Left")
    adviser.waits_for("Fanta Diallo, le 23 novembre 2026", "Proposer")
    adviser.walks_to("Proposer, Boulangerie du Mail")
    adviser.presses("Space")
    adviser.waits_for("Offre proposée", "L’entreprise accepte")
    adviser.walks_to("L’entreprise accepte, Boulangerie du Mail")
    adviser.presses("Space")
    adviser.waits_for("Suite notée", "signature attendue")
    for left, who in enumerate(
        ("L’élève", "Le ou la responsable légal·e", "L’établissement scolaire", "L’entreprise")
    ):
        adviser.walks_to(who)
        adviser.presses("Space")
        adviser.waits_for("Signature notée", f"{3 - left} à signer" if left < 3 else "Convention signée")
    adviser.waits_for("Convention signée")
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Noter la signature", "1 à signer")
    adviser.presses("Redo")
    adviser.waits_for("Convention signée")

    adviser.walks_to("Imprimer la convention, Boulangerie du Mail")
    adviser.presses("Space")
    adviser.waits_for("Convention de stage", "Awa DIALLO")
    (made,) = select(adviser.record.connection, Internship)
    assert (made.state, made.starts_on, made.guardian_signed) == ("signed", "2026-12-07", "2026-11-23")
    adviser.finds("diallo", "Stage de 3e trouvé")
