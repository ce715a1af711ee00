"""Ten minutes with a person in front of you: found by a misspelt name, written down in six gestures."""

from pathlib import Path

from cad.services.page import resident_page
from cad.services.residents import create_resident, find_residents
from tests.journeys.adviser import Adviser, focused_name
from tests.journeys.notebooks import PASSPHRASE, own

MOST_GESTURES = 6
"""Once the person is found, to write an encounter with one need and one next step."""


def test_an_encounter_a_need_a_step(adviser: Adviser, laptop: Path) -> None:
    some_people(laptop)
    adviser.unlocks(PASSPHRASE)
    write_it_down(adviser)


def some_people(laptop: Path) -> None:
    """A notebook with a few names that resemble one another."""
    book = own(laptop)
    for name, first in (("Abdoulkarim", "Fatoumata"), ("Abdelkrim", "Fatima"), ("Diallo", "Fatoumata")):
        create_resident(book, usage_name=name, first_name=first)
    book.close()


def write_it_down(adviser: Adviser) -> None:
    """The story itself, whatever the size and the colours of the text."""
    adviser.presses("Ctrl+K")
    adviser.types("abdulkarim fatumata")
    adviser.waits_for("ABDOULKARIM Fatoumata", "approchant")
    adviser.presses("Return")
    adviser.waits_for("Le fil commence ici")

    before = adviser.gestures
    adviser.types("Cherche un emploi de nuit. Son fils a quatre ans, personne ne le garde après 18 h.")
    adviser.presses("Tab")
    adviser.types("garde")
    adviser.presses("Tab")
    adviser.types("appeler la crèche pour aujourd’hui")
    adviser.presses("Ctrl+Return")
    assert adviser.gestures - before <= MOST_GESTURES

    adviser.waits_for("Entretien enregistré", "appeler la crèche")
    adviser.waits_for("personne ne le garde après 18 h", "1 besoin")
    adviser.does_not_see("Le fil commence ici", "Aucune prochaine étape")
    found = find_residents(adviser.record, "abdoulkarim")[0]
    page = resident_page(adviser.record, found.id)
    assert [(t.theme, t.state) for t in page.themes if t.state != "not_discussed"] == [("childcare", "need")]
    assert [(s.title, s.due_on, s.theme) for s in page.steps] == [
        ("appeler la crèche", "2026-11-23", "childcare")
    ]

    adviser.presses("Undo")
    adviser.waits_for("Annulé : Écrire l’entretien", "Aucune prochaine étape")
    adviser.presses("Redo")
    adviser.waits_for("Rétabli : Écrire l’entretien", "personne ne le garde après 18 h")

    assert focused_name().startswith("Écrire un entretien")
    adviser.types("Rappelle demain.")
    adviser.presses("Ctrl+Return", "Ctrl+Return")
    adviser.waits_for("aujourd’hui, 9 h 40, Nora Le Gall, Rappelle demain.")
    assert len(resident_page(adviser.record, found.id).timeline) == 3
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Écrire l’entretien")
    adviser.waits_until_gone("Rappelle demain.")

    adviser.presses("Ctrl+1")
    adviser.waits_for("1 étape à faire", "ABDOULKARIM Fatoumata, appeler la crèche, aujourd’hui")

    adviser.presses("Undo")
    adviser.waits_for("Annulé : Écrire l’entretien", "Rien n’attend aujourd’hui.")
    assert not resident_page(adviser.record, found.id).steps
    adviser.presses("Redo")
    adviser.waits_for("Rétabli : Écrire l’entretien", "1 étape à faire")
    adviser.presses("Alt+Left")
    adviser.waits_for("personne ne le garde après 18 h", "1 besoin")
