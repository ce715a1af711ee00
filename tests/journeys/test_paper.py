"""What the person leaves with: their plan, the slip of an appointment; and many letters in one go."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from cad.services.journeys import add_step
from cad.services.partners import find_services
from cad.services.referrals import refer
from cad.services.residents import create_resident, find_residents
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners
from ui.screens.paper import printer


@pytest.mark.slow
def test_the_plan_and_the_slip_of_an_appointment(adviser: Adviser, laptop: Path) -> None:
    book = with_partners(laptop)
    awa = find_residents(book, "diallo")[0].id
    add_step(book, resident=awa, title="Appeler la crèche", due_on="2026-11-30")
    book.close()
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Awa DIALLO")
    adviser.walks_to("Autres actions sur la fiche")
    adviser.presses("Space", "Down", "Return")
    adviser.waits_for("Mon plan", "Page 1 sur 1")

    adviser.presses("Alt+Left")
    adviser.waits_for("Écrire un entretien")
    adviser.walks_to("Rendez-vous")
    adviser.presses("Space")
    adviser.waits_for("Noter un rendez-vous")
    adviser.types("demain")
    adviser.presses("Tab")
    adviser.types("14h30")
    adviser.presses("Tab")
    adviser.types("Préparer le dossier")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Rendez-vous noté", "Préparer le dossier")
    adviser.walks_to("Autres actions : Préparer le dossier")
    adviser.presses("Space", "Down", "Return")
    adviser.waits_for("Billet de rendez-vous", "Page 1 sur 1")


@pytest.mark.slow
def test_no_printer_and_a_batch_of_letters(
    adviser: Adviser, laptop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer.QPrinterInfo, "availablePrinterNames", list)
    letters_to_print(laptop)
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+5")
    adviser.waits_for("3 coutures ouvertes")
    adviser.walks_to("Imprimer des lettres…")
    adviser.presses("Space")
    adviser.waits_for("0 lettre choisie")
    adviser.walks_to("Orientations")
    adviser.presses("Space", "Down", "Space")
    adviser.waits_for("2 lettres choisies")
    adviser.walks_to("Toutes")
    adviser.presses("Space")
    adviser.waits_for("3 lettres choisies")
    adviser.walks_to("Imprimer")
    adviser.presses("Space")
    adviser.waits_for("Lettres d’orientation", "Page 3 sur 3")

    adviser.presses("Ctrl+P")
    adviser.waits_for("Aucune imprimante n’est installée.", "en PDF")
    saved = tmp_path / "lettres.pdf"
    adviser.names_a_file(saved, after="Ctrl+S")
    adviser.waits_for("Enregistré : lettres.pdf")
    assert saved.read_bytes().startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_refuses(adviser: Adviser, laptop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer.QPrinterInfo, "availablePrinterNames", lambda: ["Brother"])
    monkeypatch.setattr(printer, "QPrintDialog", Refusing)
    with_partners(laptop).close()
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Awa DIALLO")
    adviser.walks_to("Autres actions sur la fiche")
    adviser.presses("Space", "Down", "Return")
    adviser.waits_for("Mon plan", "Page 1 sur 1")
    adviser.presses("Ctrl+P")
    adviser.waits_for("L’imprimante a refusé", "ou enregistrez le papier en PDF")


class Refusing:
    """The system’s dialog, where one chooses a printer that does not answer."""

    DialogCode = QPrintDialog.DialogCode

    def __init__(self, chosen: QPrinter, _parent: QWidget) -> None:
        chosen.setOutputFileName("/no/such/folder/nothing.pdf")

    def exec(self) -> QPrintDialog.DialogCode:
        """Accepted."""
        return self.DialogCode.Accepted


def letters_to_print(laptop: Path) -> None:
    """Three people referred this morning."""
    book = with_partners(laptop)
    service = find_services(book, text="permis")[0].service.id
    people = [find_residents(book, "diallo")[0].id]
    people += [create_resident(book, usage_name=n, first_name="Ana").result.id for n in ("Silva", "Rossi")]
    for who in people:
        refer(book, resident=who, service=service, purpose="Passer le code.", consent_how="oral")
    book.close()
