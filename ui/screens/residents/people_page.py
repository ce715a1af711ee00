"""The list of people: type and it narrows, Enter opens. Each question has its list, which keeps its place."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.residents.filters import LARGE, Filters
from ui.screens.residents.lines import (
    NEW,
    UNKNOWN,
    Lines,
    found_lines,
    person_line,
    seam_line,
    stalled_line,
)
from ui.screens.residents.presenter import ALL, SEAMS, SILENT, Found, Presenter
from ui.theme.look import look
from ui.theme.measures import XS, L, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dressed import Dressed
from ui.widgets.layout import clear, column, row
from ui.widgets.page import Page
from ui.widgets.rows import Row, RowList
from ui.widgets.search_box import SearchBox
from ui.widgets.text import Text

SOON_MS = 250
"""After the window is shown: what the filters count waits until people are in sight."""


class PeoplePage(Dressed, QWidget):
    """Search on top, people under it. `wanted_new` carries what was searched, when it found nobody."""

    wanted_new = Signal(str)

    def __init__(self, desk: QtDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = Presenter(desk, self)
        self.presenter.arrive()  # what it shows first is read while it is built
        self._missed, self._entered = "", False
        self.search = SearchBox(_("Un nom, un téléphone, une date de naissance…"), keys="Ctrl+F")
        self.filters = Filters()
        go = desk.open
        self._pairs = Button("", "plain", icon="merge", on_click=lambda: go("residents", pairs="1"))
        self._import = Button("", icon="upload", on_click=lambda: go("import"))
        self._map = Button("", "plain", icon="pin", on_click=lambda: go("map"))
        new = Button(_("Nouvelle personne"), "primary", icon="plus", on_click=self.ask_new)
        actions = (self._map, self._pairs, self._import, new)
        self._page = Page(_("Résidents"), "\u00a0", actions=actions, scroll=False)
        self._lay_out()
        self._lines = Lines(lambda: self.presenter.everyone.count, self._line)
        self._listen()
        self.dress()

    def dress(self) -> None:
        super().dress()
        self._last.setVisible(look().scale < LARGE)
        self.filters.show_again()
        self._say_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_actions()

    def _say_actions(self) -> None:
        """In words as long as they fit beside the title; else by their icons alone."""
        for said in (True, False):
            for button, words in (
                (self._map, _("Carte")),
                (self._pairs, _("Doublons")),
                (self._import, _("Importer une liste")),
            ):
                button.setText(words if said else "")
                button.setAccessibleName(words)
                button.setToolTip("" if said else words)
            if self._page.head_fits(self.width()):
                return

    def _lay_out(self) -> None:
        """From the outside in: what changes parents is dressed again by Qt, with all that it holds."""
        self._lists, self._whole, self._empty = QStackedWidget(), QStackedWidget(), QWidget()
        sheet = Card(margin=S)
        sheet.body.setSpacing(S)
        self.setLayout(column(self._page))
        self._page.body.addWidget(self.search)
        self._page.body.addWidget(self._whole, 1)
        self._whole.addWidget(sheet)
        self._whole.addWidget(self._empty)
        self._empty.setLayout(column())
        self._last = Text("", "caption", "muted", wrap=False)
        self._head = row(self.filters, self._last, margins=(XS, XS, L, 0), stretch=0)
        sheet.body.addLayout(self._head)
        sheet.body.addWidget(self._lists, 1)
        self._lists.setCurrentWidget(self.everyone)

    @cached_property
    def everyone(self) -> RowList:
        """All the people."""
        return self._new_list(_("Tout le monde"))

    @cached_property
    def found(self) -> RowList:
        """Those who match what is typed."""
        return self._new_list(_("Personnes trouvées"))

    @cached_property
    def stalled(self) -> RowList:
        """The journeys of a filter."""
        return self._new_list(_("Parcours à reprendre"))

    def _new_list(self, name: str) -> RowList:
        people = RowList(name)
        self._lists.addWidget(people)
        people.verticalScrollBar().rangeChanged.connect(self._align_head)
        people.opened.connect(self._open)
        people.typed.connect(self._type)
        return people

    def _align_head(self) -> None:
        """The words over the last column stay over it when a scroll bar comes."""
        bar = self.current.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0
        self._head.setContentsMargins(XS, XS, L + beside, 0)

    def _listen(self) -> None:
        self._desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self.search.searched.connect(self._search)
        self.search.stepped.connect(lambda by: self.current.step(by))
        self.search.opened.connect(self._open_chosen)
        self.filters.changed.connect(self._filter)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    @property
    def current(self) -> RowList:
        """The list in sight."""
        shown = self._lists.currentWidget()
        assert isinstance(shown, RowList)  # noqa: S101  # nothing else is ever added
        return shown

    def arrive(self, show: str = "", text: str = "") -> None:
        """One comes to the list; `show` is a filter and `text` a search, when they are asked for."""
        if show:
            self.filters.set_value(show)
            self._filter()
        if text:
            self.search.setText(text)
        self.presenter.arrive()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        if not text:  # else one goes on typing
            self.search.selectAll()

    def show_everyone(self) -> None:
        """See `presenter.View`."""
        if self.everyone.model().rowCount():
            self.everyone.refresh()
        else:
            self.everyone.set_rows(self._lines)
        self._show(self.everyone, _("Dernier contact"))

    def _line(self, place: int) -> Row:
        person = self.presenter.everyone.person(place)
        return person_line(person, self._today()) if person else UNKNOWN

    def repaint_people(self) -> None:
        """See `presenter.View`."""
        self.everyone.ask_again()

    def show_found(self, found: Found) -> None:
        """See `presenter.View`."""
        self._missed = "" if found.exact else found.text
        if not found.people:
            from ui.screens.residents.empties import nobody_found

            self._show_empty(nobody_found(found.text, self.ask_new))
            return
        self.found.setCurrentIndex(QModelIndex())  # the nearest is chosen anew, not the one chosen before
        self.found.set_rows(found_lines(found, self._today()))
        self.found.setCurrentIndex(self.found.model().index(0, 0))
        self.found.scrollToTop()
        self._show(self.found, _("Dernier contact"))
        if self._entered:
            self._open_chosen()

    def show_stalled(self, kind: str, rows: list[Any]) -> None:
        """See `presenter.View`."""
        if not rows:
            from ui.screens.residents.empties import none_stalled

            self._show_empty(none_stalled(kind, self.show_all))
            return
        if kind == SEAMS:
            self.stalled.set_rows([seam_line(item) for item in rows])
            self._show(self.stalled, _("Les plus anciennes d’abord"))
            return
        silent = kind == SILENT
        self.stalled.set_rows([stalled_line(item, self._today(), silent=silent) for item in rows])
        self._show(self.stalled, _("Dernier contact, le plus ancien d’abord"))

    def show_nobody(self) -> None:
        """See `presenter.View`."""
        from ui.screens.residents.empties import empty_notebook

        self.search.hide()
        self._show_empty(empty_notebook(lambda: self._desk.open("import"), self.ask_new))

    def count_stalled(self, counts: dict[str, int]) -> None:
        """See `presenter.View`."""
        self.filters.show_counts(counts)

    def say_count(self, sentence: str) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Résidents"), sentence)

    def soon(self, act: Callable[[], None]) -> None:
        """See `presenter.View`."""
        QTimer.singleShot(SOON_MS, self, act)

    def show_all(self) -> None:
        """Back to the whole list."""
        self.filters.set_value(ALL)
        self._filter()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_new(self) -> None:
        """A new person, with the name that was looked for in vain."""
        self.wanted_new.emit(self.missed())

    def missed(self) -> str:
        """Whom one is looking for without finding them."""
        return self._missed if self.search.value() else ""

    def _show(self, people: RowList, last: str) -> None:
        self.search.show()
        self._last.setText(last)
        self._lists.setCurrentWidget(people)
        self._whole.setCurrentIndex(0)
        self._align_head()

    def _show_empty(self, state: QWidget) -> None:
        inside = self._empty.layout()
        assert inside is not None  # noqa: S101  # given in _lay_out
        clear(inside)
        inside.addWidget(state)
        self._whole.setCurrentIndex(1)

    def _search(self, text: str) -> None:
        self._entered = False
        self.filters.set_value(ALL)
        self.presenter.search(text)

    def _filter(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.presenter.filter(self.filters.value())

    def _open_chosen(self) -> None:
        """Enter in the search box: it waits for the answer, and before anything is typed it opens nobody."""
        self._entered = self.presenter.looking
        if self._entered:
            return
        if self._whole.currentIndex() == 0 and (self.search.value() or self.current.current()):
            self.current.open_current()

    def _open(self, key: str) -> None:
        if key == NEW:
            self.wanted_new.emit(self.search.value())
        else:
            self._desk.open("resident", resident=key.partition("/")[0])

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing anywhere looks for someone."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text().isprintable() and event.text().strip():
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _today(self) -> str:
        return self._desk.now().date().isoformat()
