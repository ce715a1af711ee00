"""The pages about duplicates, made the first time they are wanted."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from cad.services.action import Done
from ui.desk import QtDesk
from ui.screens.residents.compare_page import ComparePage
from ui.screens.residents.merging import Presenter, View
from ui.screens.residents.pairs_page import PairsPage


class MergingPages:
    """Their presenter, the list of likely pairs, and two files side by side."""

    def __init__(self, desk: QtDesk, view: View, stack: QStackedWidget) -> None:
        self.presenter = Presenter(desk, view)
        self.pairs, self.files = PairsPage(desk, self.presenter), ComparePage(self.presenter)
        stack.addWidget(self.pairs)
        stack.addWidget(self.files)
        desk.changed.connect(self._changed)

    def _changed(self, done: Done[Any]) -> None:
        self.presenter.touched(done, self.pairs.isVisible())
