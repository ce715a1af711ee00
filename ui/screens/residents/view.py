"""The screen « Résidents »: the list, and over or instead of it a new person or two files to compare."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import QtDesk
from ui.screens.residents.people_page import PeoplePage
from ui.widgets.layout import column


class Screen(QWidget):
    """Goes between the list and what is done from it."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.people = PeoplePage(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.people)
        self.setLayout(column(self._stack))
        self.setFocusProxy(self.people)

    def arrive(self, **where: str) -> None:
        """`new` (and `name`): the creation sheet; `merge="id,id"`: two files; `pairs`: the likely ones."""
        self.people.arrive(where.get("show", ""), where.get("text", ""))
