"""The screen « Résidents »: the list, and over or instead of it a new person or two files to compare."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import QtDesk
from ui.screens.residents.new_sheet import NewPersonSheet
from ui.screens.residents.people_page import PeoplePage
from ui.widgets.layout import column


class Screen(QWidget):
    """Goes between the list and what is done from it."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._new: NewPersonSheet | None = None
        self.people = PeoplePage(desk)
        self.people.wanted_new.connect(self.create_person)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.people)
        self.setLayout(column(self._stack))
        self.setFocusProxy(self.people)

    def arrive(self, **where: str) -> None:
        """`new` (and `name`): the creation sheet; `merge="id,id"`: two files; `pairs`: the likely ones."""
        self.people.arrive(where.get("show", ""), where.get("text", ""))
        if where.get("new"):
            self.create_person(where.get("name", "") or self.people.missed())

    def create_person(self, name: str = "") -> None:
        """Over the list, the sheet of a new person."""
        if self._new is None:
            self._new = NewPersonSheet(self.window(), self._desk)
            self._new.closed.connect(self._created)
            self._new.open(name)

    def _created(self) -> None:
        self._new = None
