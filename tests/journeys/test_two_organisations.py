"""Nora refers Awa to the partner next door; it comes to Malo’s window, he answers, and Nora sees it sewn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.services import partners
from tests.journeys.adviser import Adviser, focused_name
from tests.journeys.notebooks import PASSPHRASE, beside, joined
from tests.sync.office import Office


@pytest.fixture
def malo(laptop: Path, centre: Office) -> Iterator[Adviser]:
    """Of Mobilité 35, whose service everybody knows."""
    book = joined(centre, laptop.with_name("carnet-de-malo"), "Malo Riou", "Mobilité 35")
    partners.add_service(book, organisation=centre.organisation("Mobilité 35"), name="Permis pour tous")
    yield from beside(laptop, book)


def exchanges(adviser: Adviser) -> None:
    """By Ctrl+K, not waiting for the next turn."""
    heard: list[str] = []
    adviser.record.listeners.append(lambda done: heard.append(done.asked_by))
    adviser.turns_to_it()
    adviser.waits_until(lambda: adviser.joined)
    adviser.presses("Ctrl+K")
    adviser.types("synchroniser")
    adviser.presses("Return")
    adviser.waits_until(lambda: "sync" in heard)  # the sentence may be that of the exchange before
    adviser.waits_for("Tout est envoyé", "Échange terminé.")


@pytest.mark.slow
def test_the_seam_is_sewn_from_both_sides(nora: Adviser, malo: Adviser) -> None:
    malo.unlocks(PASSPHRASE)
    malo.does_not_see("Orientations reçues", "DIALLO")
    nora.unlocks(PASSPHRASE)
    refers(nora)
    exchanges(nora)

    exchanges(malo)
    malo.waits_for("1 orientation reçue", "Orientations reçues", "DIALLO Awa", "par We Ker")
    malo.does_not_see("Coutures ouvertes")
    answers(malo)
    exchanges(malo)
    malo.presses("Ctrl+1")
    malo.waits_until_gone("Orientations reçues")

    exchanges(nora)
    nora.presses("Ctrl+5")
    nora.waits_for("Aucune couture ouverte.", "Couture refermée", "Venu·e", "Malo Riou")


def refers(nora: Adviser) -> None:
    """Consent, letter, hand-over."""
    nora.finds("diallo", sees="Awa DIALLO")
    nora.presses("Ctrl+O")
    nora.waits_for("Orienter Awa DIALLO")
    nora.types("permis")
    nora.presses("Return")
    nora.waits_for("Mobilité 35 · Permis pour tous")
    nora.types("Passer le code pour travailler de nuit.")
    nora.presses("Ctrl+Return")
    nora.waits_for("Demandez à la personne si elle est d’accord")
    nora.presses("Space")
    nora.presses("Ctrl+Return")
    nora.waits_for("Lettre d’orientation", "Page 1 sur")


def answers(malo: Adviser) -> None:
    """From the day’s page: received, an appointment, then she came."""
    malo.presses("Ctrl+1")
    malo.walks_to("Orientations reçues")
    malo.presses("Return")
    malo.waits_for("Répondre", "Accuser réception", "Donner un rendez-vous", "Passer le code", "Nora Le Gall")
    malo.does_not_see("Noter la réponse", "Sans réponse")
    malo.walks_to("Accuser réception")
    malo.presses("R", "Return")
    malo.waits_for("DIALLO Awa : reçue")
    malo.walks_to("Donner un rendez-vous")
    malo.presses("D")
    malo.waits_until(lambda: focused_name() == "Rendez-vous le")
    malo.types("aujourd’hui")
    malo.presses("Tab")
    malo.types("9h30")
    malo.presses("Return")
    malo.waits_for("DIALLO Awa : rendez-vous fixé")
    malo.walks_to("Venu·e")
    malo.presses("V", "Return")
    malo.waits_for("DIALLO Awa : venu·e")
