"""The same ten minutes for someone who needs large text and sharp contrast, which they set themselves."""

from pathlib import Path

import pytest

from tests.journeys.adviser import Adviser, focused_name
from tests.journeys.notebooks import PASSPHRASE
from tests.journeys.test_ten_minutes import some_people, write_it_down
from ui.theme.look import look


@pytest.mark.slow
def test_ten_minutes_at_twice_the_size_in_contrast(adviser: Adviser, laptop: Path) -> None:
    some_people(laptop)
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+9")
    adviser.waits_for("Apparence", "Couleurs, taille du texte")
    adviser.presses("Down")
    adviser.waits_for("Taille du texte", "Contrasté")
    adviser.walks_to("Comme le système")
    arrows_to(adviser, "Contrasté")
    adviser.walks_to("100")
    arrows_to(adviser, "200")
    adviser.waits_until(lambda: look().scale == 2.0)
    assert look().palette.name == "contrast"

    adviser.presses("Ctrl+1")
    adviser.waits_for("Rien n’attend aujourd’hui.")
    write_it_down(adviser)
    adviser.leaves()
    adviser.unlocks(PASSPHRASE)
    assert (look().scale, look().palette.name) == (2.0, "contrast")


def arrows_to(adviser: Adviser, name: str) -> None:
    """Walk a row of choices, each arrow taking the next one, until `name`."""
    trail = []
    for _step in range(8):
        trail.append(focused_name())
        if focused_name().startswith(name):
            return
        adviser.presses("Right")
    raise AssertionError(f"no choice called {name!r}: {trail}")
