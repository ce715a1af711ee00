"""Called away in the middle of a sentence: the window locks, or the app dies; the sentence is still there."""

import itertools
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from cad.services.drafts import drafts
from cad.store import keys
from tests.journeys.adviser import Adviser
from tests.journeys.crash import HALF_TYPED
from tests.journeys.notebooks import PASSPHRASE, ROOT, with_partners


@pytest.mark.slow
def test_an_idle_window_locks_and_keeps_the_form(
    adviser: Adviser, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_partners(laptop).close()
    hundredths = itertools.count(time.monotonic() * 100)  # however slow the machine: one at each look
    monkeypatch.setattr(keys, "time", SimpleNamespace(monotonic=lambda: next(hundredths) / 100))
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Awa DIALLO")
    adviser.types("Son hébergement se termine")
    adviser.presses("Tab")
    adviser.types("logem")
    adviser.goes_away()
    adviser.waits_for("Carnet verrouillé", "Ce que vous écriviez est gardé.")
    adviser.does_not_see("DIALLO", "Son hébergement", "Aujourd’hui")
    adviser.presses("Ctrl+K", "Ctrl+2", "Ctrl+Z", "Escape")
    adviser.does_not_see("DIALLO", "Résidents")

    for _attempt in range(2):
        adviser.types("tilleul wagon")
        adviser.presses("Return")
        adviser.waits_for("Phrase de passe incorrecte. Réessayez.")
    adviser.types("wagon")
    adviser.presses("Return")
    adviser.waits_for("Prochain essai dans 2 s.")
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Trop d’essais. Attendez encore", "rien n’est perdu")

    hundredths = itertools.count(next(hundredths) + 250)
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Awa DIALLO", "Son hébergement se termine", "logem")
    adviser.types("ent")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Entretien enregistré", "1 besoin")
    assert not drafts(adviser.record)


@pytest.mark.slow
def test_what_was_half_typed_survives_a_crash(adviser: Adviser, laptop: Path) -> None:
    with_partners(laptop).close()
    crashed = subprocess.run([sys.executable, "-m", "tests.journeys.crash", laptop], cwd=ROOT, check=False)
    assert crashed.returncode == 9
    adviser.unlocks(PASSPHRASE)
    adviser.finds("diallo", sees="Brouillon retrouvé")
    adviser.sees(*HALF_TYPED)
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Entretien enregistré", "2 moments")
