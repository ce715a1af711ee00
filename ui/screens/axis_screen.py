"""What the screens of axes look like alike: a list, one thing or all of them beside it, forms in sheets."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import QtDesk
from ui.screens.asking import Names
from ui.screens.axes import axis_page
from ui.screens.axis_presenter import WHOLE, AxisPresenter
from ui.screens.form_fields import Sheets
from ui.screens.form_host import AsksForms, FormHost
from ui.screens.referrals.whom import Whom
from ui.widgets.beside import Beside
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import column
from ui.widgets.listing import Listing
from ui.widgets.page import Scroll
from ui.widgets.rows import Row


class Nothing(EmptyState):
    """Stands for all that is listed where there is nothing to say of it."""

    def fill(self, _found: Any) -> None:
        """It says the same of anything."""


class AxisScreen(AsksForms, QWidget):
    """An axis gives its presenter, its list, its panels (`whole` fills with what is listed, `panel` with a
    page), its sheets; then listens to its panels.
    """

    def __init__(
        self, desk: QtDesk, axis: str, presenter: AxisPresenter, listing: Listing, whole: Any, panel: Any,
        sheets: Sheets, *, actions: tuple[QWidget, ...], shares: tuple[int, int] = (5, 6),
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._presenter = desk, presenter
        self.listing, self.whole, self.panel = listing, whole, panel
        self.forms = FormHost(self, desk, sheets, presenter.asking)
        self._whom: dict[str, Whom] = {}
        self._panels = QStackedWidget()
        for one in (whole, panel):
            self._panels.addWidget(one)
        self._page = axis_page(desk, axis, actions=actions)
        self._title = self._page.accessibleName()
        self._beside = Beside(listing, self._panels, shares=shares)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        desk.changed.connect(lambda done: presenter.changed(done, self.isVisible()))
        listing.looked.connect(lambda: presenter.look(listing.text(), listing.chosen()))
        listing.pointed.connect(self._select)
        listing.opened.connect(self._open)

    def come(self, key: str) -> None:
        """Come to all of it, or to one thing."""
        self._presenter.arrive(key)
        if key:
            self._beside.show_chosen()
        self.listing.to_search()

    # What the presenter shows

    def show_list(self, summary: str, rows: list[Row], choices: Names) -> None:
        """See `axis_presenter.View`."""
        self._page.set_title(self._title, summary)
        if choices and self.listing.choice:
            self.listing.choice.set_options(choices)
        self.listing.fill(rows, self._presenter.chosen or WHOLE)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `axis_presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_whole(self, found: Any) -> None:
        """See `axis_presenter.View`."""
        self.whole.fill(found)
        self._panels.setCurrentWidget(self.whole)

    def show_one(self, page: Any) -> None:
        """See `axis_presenter.View`. Another thing is met from its top."""
        if self.panel.objectName() != self._presenter.chosen:
            self.panel.setObjectName(self._presenter.chosen)
            self.panel.findChild(Scroll).verticalScrollBar().setValue(0)
        self.panel.fill(page)
        self._panels.setCurrentWidget(self.panel)
        self.listing.list.point(self._presenter.chosen)

    def ask_whom(self, question: str) -> None:
        """See `axis_presenter.View`."""
        if question not in self._whom:
            self._whom[question] = Whom(self.window(), self._desk, question, self._presenter.take)
        self._whom[question].palette.open_palette()

    # What the person does

    def _select(self, key: str) -> None:
        if key != (self._presenter.chosen or WHOLE):
            self._presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()
