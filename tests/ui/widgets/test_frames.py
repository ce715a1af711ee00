"""Layouts, cards, pages: what keeps its height, what grows, what stays in the middle."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Dress
from ui.theme.look import look
from ui.theme.measures import PAGE_WIDTH, XXL
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.command_palette import CommandPalette
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.page import Page, scrolled
from ui.widgets.rows import Row, RowList
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

Shown = Callable[[QWidget], QWidget]


def test_a_card_taller_than_its_words_keeps_them_at_the_top(shown: Shown) -> None:
    words = Text("Deux mots")
    shown(box(row(Card(words, title="Fiche"), Card(RowList("Liste"), title="Liste"))))
    assert words.height() < 40
    assert words.mapTo(words.window(), words.rect().topLeft()).y() < 80


def test_a_list_in_a_card_takes_the_height(shown: Shown) -> None:
    people = RowList("Résidents", [Row("a", "Aïcha")])
    shown(box(column(Card(people))))
    assert people.height() > 380


def test_headings_line_up_with_and_without_actions(qtbot: QtBot) -> None:
    bare, busy = SectionHeading("Un"), SectionHeading("Deux", "3", (Button("Tout voir", "quiet"),))
    for heading in (bare, busy):
        qtbot.addWidget(heading)
    assert bare.minimumSizeHint().height() <= busy.minimumSizeHint().height() == bare.minimumHeight()


def test_flow_goes_to_the_next_line(qtbot: QtBot) -> None:
    flow = Flow(*(Button(f"Bouton {i}") for i in range(6)))
    holder = box(flow)
    qtbot.addWidget(holder)
    assert flow.heightForWidth(2000) < flow.heightForWidth(300) < flow.heightForWidth(120)
    clear(flow)
    assert flow.count() == 0


def test_a_page_stays_in_the_middle_of_a_wide_window(shown: Shown) -> None:
    page = Page("Résidents", "Douze", actions=(Button("Nouvelle", "primary"),))
    card = Card(Text("Un mot"))
    page.body.addWidget(card)
    shown(page)
    for width in (700, 1300, 2200):
        page.resize(width, 600)
        QApplication.processEvents()
        side = max(XXL, (width - look().px(PAGE_WIDTH)) // 2)
        left = card.mapTo(page, card.rect().topLeft()).x()
        assert left == side
        assert abs(width - side - (left + card.width())) <= 1


def test_a_page_that_scrolls_keeps_its_right_edge(shown: Shown) -> None:
    page = Page("Résidents")
    cards = [Card(Text("Un mot")) for _ in range(40)]
    for card in cards:
        page.body.addWidget(card)
    shown(page)
    QApplication.processEvents()
    assert page.width() - XXL - (cards[0].mapTo(page, cards[0].rect().topRight()).x() + 1) in (-1, 0, 1)


def test_what_has_the_keyboard_is_in_sight(shown: Shown, qtbot: QtBot) -> None:
    fields = [TextField() for _ in range(60)]
    area = scrolled(box(column(*fields)))
    shown(area)
    area.window().resize(300, 200)
    area.window().activateWindow()
    fields[0].setFocus()
    fields[50].setFocus()
    qtbot.waitUntil(lambda: in_sight(fields[50], area))
    area.verticalScrollBar().setValue(0)
    assert not in_sight(fields[50], area)
    qtbot.keyClick(fields[50], "a")
    qtbot.waitUntil(lambda: in_sight(fields[50], area))
    fields[2].setFocus()
    qtbot.waitUntil(lambda: in_sight(fields[2], area))


def in_sight(part: QWidget, area: QScrollArea) -> bool:
    """Whether all of it shows."""
    corner = part.mapTo(area.viewport(), part.rect().topLeft())
    return area.viewport().rect().contains(QRect(corner, part.size()))


def test_a_window_let_go_with_its_palette_takes_nothing_down(qtbot: QtBot, dress: Dress) -> None:
    """The palette must not hold its host: a collected cycle would delete a window that is being painted."""
    for _time in range(5):
        window = box(column(Text("dessous")))
        CommandPalette(window, lambda _text: []).open_palette()
        window.show()
        del window
        gc.collect()
        QApplication.processEvents()
    assert not [top for top in QApplication.topLevelWidgets() if top.isVisible()]
