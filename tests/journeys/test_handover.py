"""A handover from its first word to what followed: consent, letter, slip that comes back; and a refusal."""

from pathlib import Path

import pytest

from cad.services.referrals import list_referrals, referral_page
from tests.journeys.adviser import Adviser, focused_name
from tests.journeys.notebooks import PASSPHRASE, with_partners


def test_from_consent_to_outcome(adviser: Adviser, laptop: Path, tmp_path: Path) -> None:
    with_partners(laptop).close()
    comes_to_awa(adviser)
    adviser.presses("Ctrl+O")
    adviser.waits_for("Orienter Awa DIALLO", "Permis pour tous")
    adviser.types("permis")
    adviser.presses("Return")
    adviser.waits_for("Mobilité 35 · Permis pour tous")
    adviser.types("Passer le code de la route pour travailler de nuit.")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Demandez à la personne si elle est d’accord")

    adviser.presses("Space")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Lettre d’orientation", "Page 1 sur")
    letter = tmp_path / "lettre.pdf"
    adviser.names_a_file(letter, after="Ctrl+S")
    adviser.waits_for("Enregistré : lettre.pdf")
    assert letter.read_bytes().startswith(b"%PDF")

    [handed] = list_referrals(adviser.record)
    assert (handed.state, handed.seam) == ("handed_over", "open")
    a_slip_comes(adviser, handed.reference)
    assert referral_page(adviser.record, referral=handed.id).row.seam == "closed"


def comes_to_awa(adviser: Adviser) -> None:
    """The notebook opened, her page found."""
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Awa DIALLO")


def a_slip_comes(adviser: Adviser, reference: str) -> None:
    """Three slips, one after the other: the search keeps the keyboard, a letter answers, Enter notes."""
    adviser.presses("Ctrl+5")
    adviser.waits_for("1 couture ouverte", "Couture ouverte")
    adviser.types(reference[:-1] + ("4" if reference[-1] == "7" else "7"))
    adviser.presses("Return")
    adviser.waits_for("Cette référence contient une erreur")

    adviser.presses("SelectAll")
    adviser.types(hurried(reference))
    adviser.presses("Return")
    adviser.waits_until(lambda: focused_name().startswith("Reçue"))
    adviser.presses("D")
    adviser.waits_until(lambda: focused_name() == "Rendez-vous le")
    adviser.types("demain")
    adviser.presses("Tab")
    adviser.types("14h30")
    adviser.presses("Return")
    adviser.waits_for("DIALLO Awa : rendez-vous fixé", "mar. 24 nov. 2026 à 14 h 30")

    adviser.types(hurried(reference))
    adviser.presses("Return")
    adviser.waits_until(lambda: focused_name() == "Venu·e")
    adviser.presses("V", "Return")
    adviser.waits_for("DIALLO Awa : venu·e")

    adviser.types(hurried(reference))
    adviser.presses("Return")
    adviser.waits_until(lambda: focused_name() == "Suite connue")
    adviser.presses("S")
    adviser.waits_until(lambda: focused_name() == "Ce qui a suivi")
    adviser.types("Inscrite au code, première séance le 1er décembre.")
    adviser.presses("Return")
    adviser.waits_for("Aucune couture ouverte.", "Couture refermée", "DIALLO Awa : suite connue")


def hurried(reference: str) -> str:
    """As one copies it from a slip: small letters, a space or a dash here and there, O for 0."""
    typed = f"ref {reference[:4]} {reference[4:7]}-{reference[7:]}".lower()
    return typed.replace("0", "o")


@pytest.mark.slow
def test_a_refusal_blocks(adviser: Adviser, laptop: Path) -> None:
    with_partners(laptop).close()
    comes_to_awa(adviser)
    adviser.presses("Ctrl+O")
    adviser.waits_for("Orienter Awa DIALLO")
    adviser.types("crèche")
    adviser.presses("Return")
    adviser.waits_for("Les Petits Pas · Crèche du soir")
    adviser.walks_to("De vive voix")
    adviser.presses("Right", "Right", "Right", "Space")
    adviser.waits_for("Noter le refus")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Refus noté", "Les Petits Pas")
    adviser.sees("Refusé", "Aucune orientation.")

    adviser.presses("Ctrl+O")
    adviser.waits_for("Orienter Awa DIALLO")
    adviser.types("crèche")
    adviser.presses("Return")
    adviser.waits_for("La personne a refusé le 23 novembre 2026.")
    adviser.types("Une place le soir.")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Demandez à la personne si elle est d’accord")
    adviser.presses("Escape")
    adviser.waits_until_gone("Orienter Awa DIALLO")
    assert not list_referrals(adviser.record)
