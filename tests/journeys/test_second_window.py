"""The notebook is already open in another window: the second says so, and opens once the first is closed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, ROOT, with_partners


@pytest.mark.slow
def test_a_notebook_opens_in_one_window_at_a_time(adviser: Adviser, laptop: Path) -> None:
    with_partners(laptop).close()
    command = [sys.executable, "-m", "tests.journeys.other_window", laptop]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        adviser.opens(sees="Ouvrir mon carnet")
        adviser.types(PASSPHRASE)
        adviser.presses("Return")
        adviser.waits_for("Ce carnet est déjà ouvert dans une autre fenêtre", "ou fermez-la")
        other.communicate()
    assert other.returncode == 0
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Lundi 23 novembre")
