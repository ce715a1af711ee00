"""Editors: what they hold, what they tell, how the keyboard drives them."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.check import Check
from ui.widgets.chips import Chip, ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.segments import Segment, Segments
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.visibility import LEVELS, VisibilityPicker

Shown = Callable[[QWidget], QWidget]
ABC = [("a", "Abri"), ("b", "Bus"), ("c", "Crèche")]
MONDAY = date(2026, 11, 23)


def _heard(widget: object) -> list[bool]:
    told: list[bool] = []
    widget.changed.connect(lambda: told.append(True))  # type: ignore[attr-defined]
    return told


@pytest.mark.parametrize(
    ("editor", "value"),
    [
        (lambda: TextField(), "Aïcha"),
        (lambda: TextArea(), "Deux\nlignes"),
        (lambda: Choice(ABC), "c"),
        (lambda: Segments(ABC), "b"),
        (lambda: ChipPicker(ABC), ("a", "c")),
        (lambda: VisibilityPicker(), "shared"),
        (lambda: DateField(today=lambda: MONDAY), "2026-11-26"),
        (lambda: DateField(partial=True, today=lambda: MONDAY), "1987-03"),
    ],
)
def test_setting_a_value_tells_nobody(qtbot: QtBot, editor: Callable[[], QWidget], value: object) -> None:
    made = editor()
    qtbot.addWidget(made)
    told = _heard(made)
    made.set_value(value)  # type: ignore[attr-defined]
    assert made.value() == value  # type: ignore[attr-defined]
    assert not told


def test_typing_tells(qtbot: QtBot, shown: Shown) -> None:
    for editor in (TextField(), TextArea(), DateField(today=lambda: MONDAY)):
        shown(editor)
        told = _heard(editor)
        qtbot.keyClicks(editor, "12")
        assert len(told) == 2


def test_text_area_grows_with_its_text_and_stops(qtbot: QtBot, shown: Shown) -> None:
    area = TextArea(lines=2, most=5)
    shown(area)
    heights = []
    for lines in (1, 2, 4, 5, 40):
        area.set_value("\n".join("ligne" for _ in range(lines)))
        heights.append(area.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_control_enter_submits_and_tab_leaves(qtbot: QtBot, shown: Shown) -> None:
    area = TextArea()
    shown(area)
    with qtbot.waitSignal(area.submitted):
        qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.tabChangesFocus()


def test_chips_are_walked_by_arrows_and_toggled_by_space(qtbot: QtBot, shown: Shown) -> None:
    picker = ChipPicker(ABC)
    shown(picker)
    told, chips = _heard(picker), picker.findChildren(Chip)
    picker.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    qtbot.keyClick(chips[1], Qt.Key.Key_Space)
    qtbot.keyClick(chips[1], Qt.Key.Key_Left)
    qtbot.keyClick(chips[0], Qt.Key.Key_Left)
    qtbot.keyClick(chips[2], Qt.Key.Key_Space)
    assert picker.value() == ("b", "c")
    assert len(told) == 2
    assert [bool(chip.focusPolicy() & Qt.FocusPolicy.TabFocus) for chip in chips] == [False, False, True]


def test_segments_move_with_arrows(qtbot: QtBot, shown: Shown) -> None:
    segments = Segments(ABC, "a")
    shown(segments)
    told, parts = _heard(segments), segments.findChildren(Segment)
    parts[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(parts[0], Qt.Key.Key_Right)
    assert segments.value() == "b"
    assert len(told) == 1


def test_choice_keeps_its_value_when_the_list_changes(qtbot: QtBot) -> None:
    choice = Choice(ABC, "b")
    qtbot.addWidget(choice)
    choice.set_options([("c", "Crèche"), ("b", "Bus")])
    assert choice.value() == "b"
    choice.set_options([("c", "Crèche")])
    assert choice.value() == "c"


def test_visibility_says_who_will_read(qtbot: QtBot) -> None:
    picker = VisibilityPicker("team", {"team": "Lucie et Yann liront cette note."})
    qtbot.addWidget(picker)
    assert picker.accessibleDescription() == "Lucie et Yann liront cette note."
    for level, _label, _icon, sentence in LEVELS:
        picker.set_value(level)
        assert picker.accessibleDescription() == (
            sentence if level != "team" else "Lucie et Yann liront cette note."
        )


def test_date_understands_while_typing_and_tidies_when_left(qtbot: QtBot, shown: Shown) -> None:
    field = DateField(today=lambda: MONDAY)
    shown(field)
    qtbot.keyClicks(field, "jeudi")
    assert field.value() == "2026-11-26"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == "2026-11-27"
    field.clear()
    qtbot.keyClicks(field, "trente")
    assert field.value() == ""
    assert "trente" in field.problem()


def test_partial_date_keeps_what_is_known(qtbot: QtBot, shown: Shown) -> None:
    field = DateField(partial=True, today=lambda: MONDAY)
    shown(field)
    qtbot.keyClicks(field, "mars 1987")
    assert field.value() == "1987-03"
    assert field.problem() == ""


def test_check_is_toggled_by_space_and_by_its_words(qtbot: QtBot, shown: Shown) -> None:
    check = Check("Interprète nécessaire")
    shown(check)
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert check.isChecked()
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    assert not check.isChecked()


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_undo_is_for_the_window_where_nothing_was_typed(
    qtbot: QtBot, shown: Shown, make: Callable[[], TextField | TextArea]
) -> None:
    editor, taken_back = make(), []
    undo = QKeySequence(QKeySequence.StandardKey.Undo)
    QShortcut(undo, editor, lambda: taken_back.append(True))
    window = shown(editor).windowHandle()
    press = partial(QTest.keyClick, window, undo[0].key(), undo[0].keyboardModifiers())
    press()
    assert taken_back == [True]
    qtbot.keyClicks(editor, "oui")
    press()
    press()
    assert editor.value() == ""
    assert taken_back == [True]
