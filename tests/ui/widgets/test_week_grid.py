"""The week: the keyboard walks through time, days give way in a narrow window, nothing hides anything."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cad.domain.agenda import Slot, week_days
from cad.services.agenda import Week
from ui.screens.agenda import lines
from ui.widgets.week_grid import WeekGrid

pytestmark = pytest.mark.slow
NOW = "2026-11-23T09:40"


def slot(key: str, at: str, minutes: int = 30, kind: str = "appointment", **said: object) -> Slot:
    return Slot(kind, key, f"2026-11-{at}", minutes, f"NOM {key}", **said)  # type: ignore[arg-type]


SLOTS = (
    slot("a", "23T09:00", 60), slot("b", "23T09:30", 60, together=True), slot("c", "24T09:45"),
    slot("s", "24T09:00", 180, "session", place="Le Blosne"), slot("d", "27T16:00", state="came"),
)  # fmt: skip


def week(slots: tuple[Slot, ...] = SLOTS) -> Week:
    return Week(week_days("2026-11-23"), slots, (), ())


def grid(shown: Callable[[QWidget], QWidget], wide: int, slots: tuple[Slot, ...] = SLOTS) -> WeekGrid:
    made = WeekGrid("La semaine")
    made.setFixedWidth(wide)
    shown(made)
    current = slots[0].key if slots else ""
    made.fill(lines.days(week(slots), NOW[:10]), lines.cells(week(slots), NOW), NOW[:10], 580, current)
    made.take_keyboard()
    return made


def test_arrows_walk_through_the_week_and_beyond(shown: Callable[[QWidget], QWidget]) -> None:
    made = grid(shown, 900)
    told: list[object] = []
    for signal in (made.pointed, made.opened, made.paged):
        signal.connect(told.append)
    made.typed.connect(lambda key, letter: told.append((key, letter)))
    key = Qt.Key
    walked = (key.Key_Down, key.Key_Right, key.Key_Right, key.Key_Right, key.Key_Left)
    keys = (*walked, key.Key_PageUp, key.Key_Home, key.Key_V, key.Key_Return)
    for one in keys:
        QTest.keyClick(made.window().focusWidget() or made, one)
    assert told == [
        "appointment:b", "appointment:c", "appointment:d", 1, "appointment:c", -1, 0, ("appointment:c", "v"),
        "appointment:c",
    ]  # fmt: skip


def test_nothing_is_drawn_over_another(shown: Callable[[QWidget], QWidget]) -> None:
    made = grid(shown, 900)
    assert [day.label for day in made.days_shown()] == ["lun. 23", "mar. 24", "mer. 25", "jeu. 26", "ven. 27"]
    for one, other in combinations(made._cells, 2):
        assert not one.geometry().intersects(other.geometry()), (one.text(), other.text())
    said = {cell.text(): cell.accessibleName() for cell in made._cells}
    assert (
        said["NOM b"].endswith("venu·e ou pas\u202f?, deux rendez-vous au même moment")
        or "au même moment" in said["NOM b"]
    )
    asked: list[tuple[str, str]] = []
    made.asked.connect(lambda day, time: asked.append((day, time)))
    spot = QPoint(round(made.column_rect(2).center().x()), made._top(14 * 60 + 10))
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton, pos=spot)
    assert asked == [("2026-11-25", "14:00")]


def test_fewer_days_in_a_narrow_window_and_none_in_an_empty_week(shown: Callable[[QWidget], QWidget]) -> None:
    narrow = grid(shown, 330)
    assert [day.day for day in narrow.days_shown()] == ["2026-11-23", "2026-11-24"]
    QTest.keyClick(narrow.window().focusWidget() or narrow, Qt.Key.Key_Right)
    QTest.keyClick(narrow.window().focusWidget() or narrow, Qt.Key.Key_Right)
    assert "2026-11-27" in [day.day for day in narrow.days_shown()]
    empty = grid(shown, 900, ())
    paged: list[int] = []
    empty.paged.connect(paged.append)
    QTest.keyClick(empty, Qt.Key.Key_Right)
    assert paged == [1]
