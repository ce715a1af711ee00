"""The first day: a demonstration to look at, then a notebook of one’s own, then a first person in it."""

from pathlib import Path

import pytest

from cad.services.residents import find_residents
from cad.services.settings import me
from tests.journeys.adviser import Adviser

PASSPHRASE = "tilleul wagon orage biscuit"
AFTER = "sapin navire averse brioche"


@pytest.mark.slow
def test_from_the_demonstration_to_a_first_person(adviser: Adviser, tmp_path: Path) -> None:
    adviser.opens(sees="Lundi 23 novembre")
    adviser.waits_for("toutes les personnes sont inventées")
    adviser.presses("Ctrl+2")
    adviser.waits_for("300 personnes", "toutes les personnes sont inventées")

    adviser.presses("Ctrl+K")
    adviser.types("créer mon")
    adviser.waits_for("Créer mon propre carnet")
    adviser.presses("Return")
    adviser.waits_for("Votre nom")
    adviser.types("Nora Le Gall")
    adviser.walks_to("Votre structure")
    adviser.types("We Ker")
    adviser.walks_to("Phrase de passe")
    adviser.types(PASSPHRASE)
    adviser.walks_to("La même phrase")
    adviser.types("tilleul wagon orage biscotte")
    adviser.walks_to("Créer mon carnet")
    adviser.presses("Space")
    adviser.waits_for("Les deux phrases ne sont pas les mêmes.")

    adviser.walks_to("La même phrase")
    adviser.presses("SelectAll")
    adviser.types(PASSPHRASE)
    adviser.walks_to("Créer mon carnet")
    adviser.presses("Space")
    adviser.waits_for("Votre fiche de secours", "une phrase de passe oubliée rend le carnet illisible")
    adviser.walks_to("Enregistrer en PDF")
    adviser.names_a_file(tmp_path / "secours.pdf", after="Space")
    adviser.waits_for("La fiche est enregistrée.")
    assert (tmp_path / "secours.pdf").read_bytes().startswith(b"%PDF")
    code = adviser.reads(r"(\w{4} ){7}\w{4}")
    adviser.walks_to("J’ai noté le code")
    adviser.presses("Space")
    adviser.waits_for("Rien n’attend aujourd’hui.", "Cherchez une personne, créez sa fiche")
    adviser.does_not_see("inventées")

    adviser.presses("Ctrl+2")
    adviser.waits_for("Votre carnet attend sa première personne", "un nom et un prénom suffisent")
    adviser.presses("Ctrl+N")
    adviser.waits_for("Nouvelle personne", "Déjà dans le carnet ?")
    adviser.types("Benali")
    adviser.walks_to("Prénom")
    adviser.types("Yasmina")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Le fil commence ici", "Aucune prochaine étape")
    adviser.leaves()

    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+2")
    adviser.waits_for("1 personne", "BENALI Yasmina")
    assert [p.first_name for p in find_residents(adviser.record, "benali")] == ["Yasmina"]
    who = me(adviser.record)
    assert (who.adviser.name, who.organisation.name) == ("Nora Le Gall", "We Ker")
    adviser.leaves()

    adviser.opens(sees="Ouvrir mon carnet")
    adviser.walks_to("J’ai perdu ma phrase de passe")
    adviser.presses("Space")
    adviser.waits_for("Code de la fiche de secours")
    adviser.types(code.lower())
    adviser.presses("Return")
    adviser.waits_for("Choisissez une nouvelle phrase")
    for field in ("Nouvelle phrase", "La même phrase"):
        adviser.walks_to(field)
        adviser.types(AFTER)
    adviser.presses("Return")
    adviser.waits_for("Lundi 23 novembre")
    adviser.leaves()
    adviser.unlocks(AFTER)
