"""What several screens of axes look like alike: a list, the whole or one thing beside it, forms in sheets."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import QtDesk
from ui.screens.asking import Form
from ui.screens.axes import axis_page
from ui.screens.beside_presenter import WHOLE, BesidePresenter
from ui.screens.form_host import FormHost
from ui.screens.resident.form_sheet import FormSheet
from ui.widgets.beside import Beside
from ui.widgets.layout import column
from ui.widgets.listing import Listing
from ui.widgets.page import Scroll
from ui.widgets.rows import Row

Sheet = Callable[[QWidget, Form, Callable[[], date]], FormSheet]


class BesideScreen(QWidget):
    """An axis gives its presenter, its list, its panels (`whole` fills with what is listed, `panel` with a
    page), its sheets; then listens to its panel.
    """

    def __init__(
        self, desk: QtDesk, axis: str, presenter: BesidePresenter, listing: Listing, whole: Any, panel: Any,
        sheet: Sheet, *, actions: tuple[QWidget, ...],
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._presenter = desk, presenter
        self.listing, self.whole, self.panel = listing, whole, panel
        self.forms = FormHost(self, desk, sheet, presenter.asking.keep, presenter.submit)
        self._panels = QStackedWidget()
        for one in (whole, panel):
            self._panels.addWidget(one)
        self._page = axis_page(desk, axis, actions=actions)
        self._title = self._page.accessibleName()
        self._beside = Beside(listing, self._panels)
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

    def show_list(self, summary: str, rows: list[Row]) -> None:
        """See `beside_presenter.View`."""
        self._page.set_title(self._title, summary)
        self.listing.fill(rows, self._presenter.chosen or WHOLE)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `beside_presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_whole(self, found: Any) -> None:
        """See `beside_presenter.View`."""
        self.whole.fill(found)
        self._panels.setCurrentWidget(self.whole)

    def show_one(self, page: Any) -> None:
        """See `beside_presenter.View`. Another thing is met from its top."""
        if self.panel.objectName() != self._presenter.chosen:
            self.panel.setObjectName(self._presenter.chosen)
            self.panel.findChild(Scroll).verticalScrollBar().setValue(0)
        self.panel.fill(page, self._presenter.today)
        self._panels.setCurrentWidget(self.panel)
        self.listing.list.point(self._presenter.chosen)

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """See `asking.View`."""
        self.forms.ask(form, draft)

    def refuse(self, errors: dict[str, str]) -> None:
        """See `asking.View`."""
        self.forms.refuse(errors)

    def close_form(self) -> None:
        """See `asking.View`."""
        self.forms.close()

    # What the person does

    def _select(self, key: str) -> None:
        if key != (self._presenter.chosen or WHOLE):
            self._presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()
