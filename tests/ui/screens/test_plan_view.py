"""Le plan on screen: definitions one click away, everything named, keys enough."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cad.domain.plan import FIGURES
from cad.services.demo import fill_demo
from tests.ui.screens.waiting import quiet
from ui.desk import QtDesk
from ui.screens.plan.tile import FigureTile
from ui.screens.plan.view import Screen
from ui.widgets.facts import Facts


@pytest.mark.slow
def test_the_screen(qtbot: QtBot, desk: QtDesk) -> None:
    fill_demo(desk.book, residents=120)
    opened: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: opened.append((place, where)))
    screen = Screen(desk)
    qtbot.addWidget(screen)
    screen.resize(1200, 900)
    screen.show()
    screen.arrive()
    qtbot.waitUntil(lambda: len(screen.findChildren(FigureTile)) == len(FIGURES))
    quiet(qtbot, desk)
    tiles = {tile.accessibleName(): tile for tile in screen.findChildren(FigureTile)}
    assert len(tiles) == len(FIGURES)
    assert not [button for button in screen.findChildren(QAbstractButton) if not button.accessibleName()]

    what = next(
        b
        for b in screen.findChildren(QAbstractButton)
        if b.accessibleName() == "Définition\u00a0: Entretiens"
    )
    facts = tiles["Entretiens"].findChild(Facts)
    assert not facts.isVisible()
    what.setFocus()
    qtbot.keyClick(what, Qt.Key.Key_Space)
    qtbot.waitUntil(facts.isVisible)

    name = "Voir les orientations\u00a0: Coutures refermées"
    see = next(b for b in screen.findChildren(QAbstractButton) if b.accessibleName() == name)
    qtbot.keyClick(see, Qt.Key.Key_Space)
    assert opened == [("referrals", {"state": "closed"})]

    screen.presenter.choose("other")
    assert screen.first.isVisible()
    screen.first.setText("01/10/2026")
    screen.first.editingFinished.emit()
    assert (screen.presenter.first, screen.presenter.last) == ("2026-10-01", "2026-11-23")
    qtbot.waitUntil(lambda: "1er octobre" in screen._page._subtitle.text())
    quiet(qtbot, desk)
