"""Lists, search and the journey: only what is in sight is asked for; the keyboard does everything."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import process_time
from typing import overload

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cad.domain.themes import THEMES
from ui.widgets.gallery.journey import ENTRIES, NOTE
from ui.widgets.need_grid import Cell, NeedCell, NeedGrid
from ui.widgets.row_paint import RowDelegate
from ui.widgets.rows import Row, RowList
from ui.widgets.search_box import SearchBox
from ui.widgets.timeline import LINE, Entry, Timeline

Shown = Callable[[QWidget], QWidget]


class Lazy(Sequence[Row]):
    """A hundred thousand rows that count how many were asked for."""

    asked = 0

    def __len__(self) -> int:
        return 100_000

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        assert isinstance(at, int)
        self.asked += 1
        return Row(str(at), f"Personne {at}", "née en 1987", "hier", avatar=f"Personne {at}")


def test_only_rows_in_sight_are_asked_for(qtbot: QtBot, shown: Shown) -> None:
    rows = Lazy()
    people = RowList("Résidents", rows)
    shown(people)
    people.grab()
    assert rows.asked < 200


def test_those_in_sight_can_be_asked_for_again(qtbot: QtBot, shown: Shown) -> None:
    rows = Lazy()
    people = RowList("Résidents", rows)
    shown(people)
    qtbot.waitUntil(lambda: rows.asked > 0)
    rows.asked = 0
    people.ask_again()
    qtbot.waitUntil(lambda: rows.asked > 0)
    assert rows.asked < 200
    RowList("Personne").ask_again()


def test_a_screenful_is_painted_in_a_frame(qtbot: QtBot, shown: Shown) -> None:
    people = RowList("Résidents", Lazy())
    shown(people)
    people.resize(1000, 900)
    people.grab()
    assert min(_timed(people.grab) for _ in range(5)) < 0.016


def test_enter_opens_and_arrows_select(qtbot: QtBot, shown: Shown) -> None:
    people = RowList("Résidents", [Row("a", "Aïcha"), Row("b", "Bilal")])
    shown(people)
    opened: list[str] = []
    selected: list[str] = []
    people.opened.connect(opened.append)
    people.selected.connect(selected.append)
    people.setFocus()
    qtbot.keyClick(people, Qt.Key.Key_Down)
    qtbot.keyClick(people, Qt.Key.Key_Down)
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert selected[-1] == "b"
    assert opened == ["b"]


def test_the_current_row_survives_a_new_search(qtbot: QtBot) -> None:
    people = RowList("Résidents", [Row("a", "Aïcha"), Row("b", "Bilal")])
    qtbot.addWidget(people)
    people.step(5)
    assert people.current() == "b"
    people.set_rows([Row("b", "Bilal"), Row("c", "Chloé")])
    assert people.current() == "b"
    people.set_rows([])
    assert people.current() == ""


def test_a_row_is_read_whole(qtbot: QtBot) -> None:
    row = Row("a", "Aïcha", "née en 1987", "hier", badges=(("Maurepas", "success", "check"),))
    people = RowList("Résidents", [row])
    qtbot.addWidget(people)
    assert isinstance(people.itemDelegate(), RowDelegate)
    spoken = people.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Aïcha, née en 1987, Maurepas, hier"


def test_the_search_box_leads_the_list(qtbot: QtBot, shown: Shown) -> None:
    box, told = SearchBox("Un nom"), []
    shown(box)
    box.searched.connect(told.append)
    box.stepped.connect(told.append)
    box.opened.connect(lambda: told.append("open"))
    qtbot.keyClicks(box, "ai")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["a", "ai", 1, "open", ""]


def _journey(count: int) -> list[Entry]:
    return [replace(ENTRIES[i % 10], key=str(i), group=f"Mois {i // 10}") for i in range(count)]


def test_three_hundred_entries_open_at_once(qtbot: QtBot, shown: Shown) -> None:
    entries = _journey(300)
    shown(Timeline("Parcours", entries[:10])).grab()  # fonts and icons, once

    def open_it() -> None:
        journey = Timeline("Parcours", entries)
        shown(journey)
        while journey.verticalScrollBar().maximum() < 20_000:  # every batch is measured
            QApplication.processEvents()
        journey.grab()
        assert journey.indexAt(journey.viewport().rect().center()).isValid()

    assert min(_timed(open_it) for _ in range(3)) < 0.15


def test_a_long_note_is_folded_and_space_unfolds_it(qtbot: QtBot, shown: Shown) -> None:
    journey = Timeline("Parcours", [Entry("1", "Entretien", body=NOTE * 3), Entry("2", "Appel")])
    shown(journey)
    journey.setCurrentIndex(journey.model().index(0, 0))
    folded = journey.sizeHintForIndex(journey.model().index(0, 0)).height()
    journey.setFocus()
    qtbot.keyClick(journey, Qt.Key.Key_Space)
    unfolded = journey.sizeHintForIndex(journey.model().index(0, 0)).height()
    assert unfolded > 1.5 * folded


def test_entries_open_and_headings_do_not(qtbot: QtBot, shown: Shown) -> None:
    journey = Timeline("Parcours", [Entry("1", "Appel", group="Mars 2026")])
    shown(journey)
    opened: list[str] = []
    journey.opened.connect(opened.append)
    heading, entry = (journey.model().index(i, 0) for i in (0, 1))
    assert heading.data(LINE).heading == "Mars 2026"
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    journey.setFocus()
    journey.setCurrentIndex(entry)
    qtbot.keyClick(journey, Qt.Key.Key_Return)
    assert opened == ["1"]


def test_the_stitch_is_told_in_words() -> None:
    assert "Couture ouverte" in Entry("1", "Orientation", seam="A", stitch="open").spoken()


def test_needs_are_walked_by_arrows_and_chosen_by_space(qtbot: QtBot, shown: Shown) -> None:
    grid = NeedGrid([NeedCell(t.key, t.short, t.icon) for t in THEMES])
    shown(grid)
    cells, chosen = grid.findChildren(Cell), []
    grid.chosen.connect(chosen.append)
    cells[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(cells[0], Qt.Key.Key_Right)
    assert cells[1].hasFocus()
    qtbot.keyClick(cells[1], Qt.Key.Key_Down)
    below = next(cell for cell in cells if cell.hasFocus())
    assert below.x() == cells[1].x()
    qtbot.keyClick(below, Qt.Key.Key_Space)
    assert chosen == [below.cell.key]
    assert sum(bool(cell.focusPolicy() & Qt.FocusPolicy.TabFocus) for cell in cells) == 1


def _timed(work: Callable[[], object]) -> float:
    """Seconds of our own processor time: the machine may be busy with others."""
    start = process_time()
    work()
    return process_time() - start


def test_rows_are_as_high_as_their_text_from_the_first_one_on(shown: Shown) -> None:
    view = RowList("Personnes", [Row("a", "DIALLO Awa", "née en 1987")])
    assert view.verticalHeader().defaultSectionSize() == view.row_height()
    shown(view)
    assert view.rowHeight(0) == view.row_height()
