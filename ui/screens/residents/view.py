"""The screen « Résidents »: the list, and over or instead of it a new person or two files to compare."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import QtDesk
from ui.screens.residents.people_page import PeoplePage
from ui.widgets.layout import column

if TYPE_CHECKING:
    from cad.services.duplicates import PossiblePair
    from ui.screens.residents.compare_page import ComparePage
    from ui.screens.residents.compared import Compared
    from ui.screens.residents.merging import Presenter
    from ui.screens.residents.merging_pages import MergingPages
    from ui.screens.residents.new_sheet import NewPersonSheet
    from ui.screens.residents.pairs_page import PairsPage


class Screen(QWidget):
    """Goes between the list, which opens at once, and what is done from it, made when first wanted."""

    ONCE = frozenset({"new", "name"})
    """What one comes to do, and does not do again when one comes back."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._new: NewPersonSheet | None = None
        self._stack = QStackedWidget()
        self.setLayout(column(self._stack))
        self.people = PeoplePage(desk, self._stack)
        self.people.wanted_new.connect(self.create_person)
        self._stack.addWidget(self.people)

    @cached_property
    def _pages(self) -> "MergingPages":
        from ui.screens.residents.merging_pages import MergingPages

        return MergingPages(self._desk, self, self._stack)

    @property
    def merging(self) -> "Presenter":
        """The presenter of duplicates."""
        return self._pages.presenter

    @property
    def pairs(self) -> "PairsPage":
        """The likely duplicates."""
        return self._pages.pairs

    @property
    def files(self) -> "ComparePage":
        """Two files side by side."""
        return self._pages.files

    def arrive(self, **where: str) -> None:
        """`new` (and `name`): the creation sheet; `merge="id,id"`: two files; `pairs`: the likely ones.

        `show` is a filter of the list ("seams", "idle", "silent"), `text` a search.
        """
        if where.get("merge"):
            self.merging.compare(*where["merge"].split(","))
        elif where.get("pairs"):
            self.merging.list_pairs()
        else:
            self._stack.setCurrentWidget(self.people)
            self.people.arrive(where.get("show", ""), where.get("text", ""))
            if where.get("new"):
                self.create_person(where.get("name", "") or self.people.missed())

    def create_person(self, name: str = "") -> None:
        """Over the list, the sheet of a new person."""
        if self._new is None:
            from ui.screens.residents.new_sheet import NewPersonSheet

            self._new = NewPersonSheet(self.window(), self._desk)
            self._new.closed.connect(self._created)
            self._new.open(name)

    def _created(self) -> None:
        self._new = None

    def show_looking(self) -> None:
        """See `merging.View`."""
        self._stack.setCurrentWidget(self.pairs)
        self.pairs.show_looking()

    def show_pairs(self, pairs: "list[PossiblePair]") -> None:
        """See `merging.View`."""
        self._stack.setCurrentWidget(self.pairs)
        self.pairs.show_pairs(pairs)

    def show_files(self, files: "Compared", place: str) -> None:
        """See `merging.View`."""
        self._stack.setCurrentWidget(self.files)
        self.files.show_files(files, place)

    def show_trouble(self, sentence: str) -> None:
        """See `merging.View`."""
        self._stack.setCurrentWidget(self.files)
        self.files.show_trouble(sentence)
