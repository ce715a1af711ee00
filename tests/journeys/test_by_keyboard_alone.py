"""Whatever can be clicked can be reached with Tab, on every screen and in its sheets."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners


@pytest.mark.parametrize(
    ("keys", "sees"),
    [
        (("Ctrl+1",), "Rien n’attend aujourd’hui."),
        (("Ctrl+2",), "1 personne"),
        (("Ctrl+4",), "aucun rendez-vous"),
        (("Ctrl+4", "Ctrl+PgDown"), "Personne à appeler"),
        (("Ctrl+5",), "Aucune couture ouverte"),
        (("Ctrl+6",), "Mobilité 35"),
        (("Ctrl+9",), "Réglages"),
        (("Ctrl+7",), "Aucun marché pour l’instant."),
        (("Ctrl+8",), "Personnes rencontrées"),
        (("Ctrl+2", "Down", "Return"), "Awa DIALLO"),
        (("Ctrl+N",), "Créer la fiche"),
        (("Ctrl+2", "Down", "Return", "Ctrl+O"), "Orienter Awa DIALLO"),
    ],
)
@pytest.mark.slow
def test_tab_walks_everywhere(adviser: Adviser, laptop: Path, keys: tuple[str, ...], sees: str) -> None:
    with_partners(laptop).close()
    adviser.unlocks(PASSPHRASE)
    adviser.waits_for("Rien n’attend aujourd’hui.")
    for key in keys:
        adviser.presses(key)
        adviser.lets_it_finish()
    adviser.waits_for(sees)
    adviser.lets_it_finish()
    reached = walked(adviser)
    missed = [stop for stop in stops() if stop not in reached]
    assert not missed, [stop.accessibleName() or type(stop).__name__ for stop in missed]


def walked(adviser: Adviser) -> list[QWidget]:
    """Every control that Tab comes to before it comes back to the first."""
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in seen:
        seen.append(here)
        adviser.presses("Tab")
    return seen


def stops() -> list[QWidget]:
    """Every control in sight that takes the keyboard; of one-of-many choices, the one chosen."""
    window = QApplication.activeWindow()
    sheets = [w for w in window.findChildren(QWidget) if w.inherits("Overlay") and w.isVisible()]
    inside = sheets[-1] if sheets else window
    return [w for w in inside.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _is_stop(w)]


def _is_stop(widget: QWidget) -> bool:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy():
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return not (group and group.exclusive() and group.checkedButton() not in (None, widget))
