"""Nora passes Awa on to Malo, of another organisation; he finds it on Aujourd’hui, accepts, and she knows."""

import pytest

from tests.journeys.adviser import Adviser, focused_name
from tests.journeys.notebooks import PASSPHRASE
from tests.journeys.test_two_organisations import exchanges


@pytest.mark.slow
def test_nobody_is_lost_between_two_lead_advisers(nora: Adviser, malo: Adviser) -> None:
    malo.unlocks(PASSPHRASE)
    malo.does_not_see("DIALLO")
    nora.unlocks(PASSPHRASE)
    proposes(nora)
    nora.sees("Référent·e : Nora Le Gall")
    exchanges(nora)

    exchanges(malo)
    malo.presses("Ctrl+1")
    malo.waits_for("1 suivi proposé", "Suivis qu’on vous propose", "DIALLO Awa")
    malo.walks_to("Suivis qu’on vous propose")
    malo.presses("Return")
    malo.waits_for(
        "Nora Le Gall (We Ker) vous a proposé", "Elle cherche de nuit", "Référent·e : Nora Le Gall"
    )
    malo.walks_to("Accepter")
    malo.presses("Space")
    malo.waits_for("Accepter le suivi d’Awa DIALLO", "Nora Le Gall (We Ker) reste dans l’équipe.")
    malo.types("Entendu, je la vois lundi.")
    malo.presses("Ctrl+Return")
    malo.waits_for("Référent·e : Malo Riou", "Malo Riou devient référent·e")
    exchanges(malo)
    malo.presses("Ctrl+1")
    malo.waits_until_gone("Suivis qu’on vous propose")

    exchanges(nora)
    nora.presses("Ctrl+1")
    nora.waits_for("Vos relais", "Malo Riou est référent·e")
    nora.walks_to("Vos relais")
    nora.presses("Return")
    nora.waits_for("Malo Riou (CCAS) a accepté le relais", "Référent·e : Malo Riou")
    nora.walks_to("J’ai lu")
    nora.presses("Space")
    nora.waits_until_gone("a accepté le relais")
    nora.presses("Ctrl+1")
    nora.waits_until_gone("Vos relais")


def proposes(nora: Adviser) -> None:
    """By the keyboard alone, with what the person agrees to."""
    nora.finds("diallo", sees="Awa DIALLO")
    nora.presses("Ctrl+T")
    nora.waits_for("Transmettre le suivi d’Awa DIALLO", "Malo Riou")
    nora.waits_until(lambda: focused_name().startswith("Malo Riou"))
    nora.presses("Space")
    nora.waits_for("CCAS lira la fiche pour décider")
    nora.presses("Tab", "Space")
    nora.walks_to("Mot de relais")
    nora.types("Elle cherche de nuit, le matin elle dort.")
    nora.presses("Ctrl+Return")
    nora.waits_for("Relais proposé à Malo Riou (CCAS), aujourd’hui")
