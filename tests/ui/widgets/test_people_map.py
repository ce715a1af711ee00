"""The map of people: nobody hides anybody, one looks nearer and the heap opens, a click says who is there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.widgets.test_outline_map import square
from ui.widgets.map_frame import MapFrame
from ui.widgets.people_map import Dot, PeopleMap

pytestmark = pytest.mark.slow
OUTLINES = [square("QN1", "Maurepas", -1.66), square("QN2", "Villejean", -1.70)]
DOTS = [Dot("a", -1.6990, 48.1050, "in"), Dot("b", -1.6989, 48.1050, "out"), Dot("c", -1.6550, 48.1050, "")]


def test_degrees_and_pixels_there_and_back() -> None:
    frame = MapFrame.around(OUTLINES, QSizeF(600, 400))
    assert all(-0.01 <= frame.at(*point).x() <= 600.01 for one in OUTLINES for point in one.rings[0])
    spot = QPointF(123, 87)
    for seen in (frame, frame.zoomed(3.0, spot), frame.moved(40, -25)):
        lon, lat = seen.degrees(spot)
        assert (seen.at(lon, lat) - spot).manhattanLength() < 0.01
    assert frame.zoomed(3.0, spot).degrees(spot) == pytest.approx(frame.degrees(spot), abs=1e-6)


def test_those_who_hide_one_another_are_told_by_number(shown: Callable[[QWidget], QWidget]) -> None:
    drawn = PeopleMap("Carte")
    drawn.resize(600, 400)
    shown(drawn)
    drawn.fill(OUTLINES, DOTS)
    picked: list[tuple[str, ...]] = []
    opened: list[str] = []
    drawn.picked.connect(picked.append)
    drawn.opened.connect(opened.append)
    assert sorted(len(dots) for _spot, dots in drawn._heaps) == [1, 2]
    heap = next(spot for spot, dots in drawn._heaps if len(dots) == 2)
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=heap.toPoint())
    assert picked == [("a", "b")]
    drawn.choose("a")
    for _time in range(9):
        QTest.keyClick(drawn, Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier)
        drawn.choose("a")
    assert all(len(dots) == 1 for _spot, dots in drawn._heaps)
    QTest.keyClick(drawn, Qt.Key.Key_Return)
    assert opened == ["a"]
    before = drawn._frame
    QTest.mousePress(drawn, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(drawn, QPoint(260, 200))
    QTest.mouseRelease(drawn, Qt.MouseButton.LeftButton, pos=QPoint(260, 200))
    QTest.keyClick(drawn, Qt.Key.Key_0)
    assert before
    assert drawn._frame
    assert drawn._frame.scale < before.scale
    assert len(picked) == 1
