"""The week: read, filtered, an appointment planned, moved, noted, its slip printed; all by keyboard."""

from pathlib import Path

import pytest

from cad.services.appointments import plan_appointment
from cad.services.residents import create_resident, find_residents
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners

pytestmark = pytest.mark.slow


def test_a_week_of_the_agenda(adviser: Adviser, laptop: Path) -> None:
    book = with_partners(laptop)
    awa = find_residents(book, "diallo")[0].id
    yann = create_resident(book, usage_name="Kerven", first_name="Yann").result.id
    plan_appointment(book, awa, "2026-11-23T10:00", "Villejean", minutes=60)
    plan_appointment(book, yann, "2026-11-23T10:30", "Maurepas", minutes=30)
    plan_appointment(book, yann, "2026-12-01T09:00")
    book.close()
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+4")
    adviser.waits_for("Du 23 au 29 novembre 2026", "2 rendez-vous · 2 en même temps qu’un autre")
    adviser.sees("lundi 23 novembre, 10 h (1 h) · avec Nora Le Gall · Villejean")
    adviser.presses("Down")
    adviser.waits_for("lundi 23 novembre, 10 h 30 (30 min) · avec Nora Le Gall · Maurepas")
    adviser.presses("v")
    adviser.waits_for("Rendez-vous honoré")

    adviser.presses("PgDown")
    adviser.waits_for("Du 30 novembre au 6 décembre 2026", "KERVEN Yann")
    adviser.presses("d")
    adviser.waits_for("Déplacer · KERVEN Yann")
    adviser.types("3/12")
    adviser.presses("Tab")
    adviser.types("14h30")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Rendez-vous déplacé", "jeudi 3 décembre, 14 h 30")

    adviser.presses("n")
    adviser.waits_for("choisir")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Awa")
    adviser.presses("Return")
    adviser.waits_for("Rendez-vous · Awa DIALLO")
    adviser.types("demain")
    adviser.presses("Tab")
    adviser.types("9h")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Rendez-vous noté", "Du 23 au 29 novembre 2026", "mardi 24 novembre, 9 h")
    adviser.presses("b")
    adviser.waits_for("Billet de rendez-vous", "Page 1 sur 1")

    adviser.presses("Alt+Left", "Return")
    adviser.waits_for("Écrire un entretien", "mar. 24 nov. 2026 à 9 h")
    adviser.walks_to("Autres actions : Rendez-vous")
    adviser.presses("Space", "Down", "Down", "Down", "Down", "Return")
    adviser.waits_for("Déplacer le rendez-vous")
    adviser.types("25/11")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Rendez-vous déplacé", "mer. 25 nov. 2026 à 10 h · Villejean")


def test_an_agenda_leaves_and_comes_back(adviser: Adviser, laptop: Path, tmp_path: Path) -> None:
    book = with_partners(laptop)
    awa = find_residents(book, "diallo")[0].id
    plan_appointment(book, awa, "2026-11-24T10:00", "Villejean", "Bilan", minutes=60)
    book.close()
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+4")
    adviser.waits_for("1 rendez-vous")
    adviser.walks_to("Exporter…")
    adviser.presses("Space")
    adviser.waits_for("1 entrée du 23 au 29 novembre 2026. Ni objet", "Rendez-vous · DA · Villejean")
    adviser.walks_to("Enregistrer le fichier…")
    adviser.names_a_file(tmp_path / "semaine.ics", after="Space")
    adviser.waits_for("Agenda enregistré : semaine.ics")
    text = (tmp_path / "semaine.ics").read_text(encoding="utf-8")
    assert "Bilan" not in text
    moved = text.replace("20261124T100000", "20261125T160000").replace("20261124T110000", "20261125T170000")
    (tmp_path / "retour.ics").write_text(moved, encoding="utf-8")

    adviser.walks_to("Reprendre…")
    adviser.names_a_file(tmp_path / "retour.ics", after="Space")
    adviser.waits_for("Ce que l’agenda apporte", "mar. 24 nov. 2026 à 10 h → mer. 25 nov. 2026 à 16 h")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Rendez-vous : 1 déplacé", "mercredi 25 novembre, 16 h (1 h)")
    (tmp_path / "faux.ics").write_text("bonjour", encoding="utf-8")
    adviser.walks_to("Reprendre…")
    adviser.names_a_file(tmp_path / "faux.ics", after="Space")
    adviser.waits_for("« faux.ics » n’est pas un agenda (fichier .ics).")


def test_people_are_called_before_their_appointments(adviser: Adviser, laptop: Path) -> None:
    book = with_partners(laptop)
    for name, time in (("Kerven", "10:00"), ("Silva", "11:00")):
        who = create_resident(book, usage_name=name, first_name="Ana", phones=("0612345678",)).result.id
        plan_appointment(book, who, f"2026-11-24T{time}", "Villejean")
    book.close()
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+4")
    adviser.waits_for("2 rendez-vous")
    adviser.presses("Ctrl+PgDown")
    adviser.waits_for("2 personnes à appeler", "KERVEN Ana", "06 12 34 56 78")
    adviser.presses("j")
    adviser.waits_for("KERVEN Ana : joint·e", "1 personne à appeler")
    adviser.presses("p")
    adviser.waits_for("SILVA Ana : pas joint·e", "Tout le monde a été appelé.")
    adviser.walks_to("Liste à imprimer…")
    adviser.presses("Space")
    adviser.waits_for("Personnes à appeler", "Page 1 sur 1")
