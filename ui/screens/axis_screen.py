"""What the screens of several axes look like alike: a list, one panel beside it, forms in sheets."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.services.page import resident_page
from ui.desk import QtDesk
from ui.screens.asking import Form, Names
from ui.screens.axes import axis_page
from ui.screens.axis_presenter import AxisPresenter
from ui.screens.form_host import FormHost
from ui.screens.referrals.whom import Whom
from ui.screens.resident.form_sheet import FormSheet
from ui.screens.resident.who import name_of
from ui.widgets.beside import Beside
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import column
from ui.widgets.listing import Listing
from ui.widgets.rows import Row

Sheet = Callable[[QWidget, Form, Callable[[], date]], FormSheet]


class AxisScreen(QWidget):
    """An axis gives its presenter, list, panel (with `fill(page)`) and sheets, then listens to its panel."""

    shares = (4, 7)

    def __init__(
        self, desk: QtDesk, axis: str, presenter: AxisPresenter, listing: Listing, panel: Any, sheet: Sheet,
        *, actions: tuple[QWidget, ...], nothing: EmptyState, question: str,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._question = desk, question
        self.forms = FormHost(self, desk, sheet, presenter.asking.keep, self._submit)
        self._whom: Whom | None = None
        self.listing, self.panel, self._nothing = listing, panel, nothing
        self._panels = QStackedWidget()
        for one in (self._nothing, self.panel):
            self._panels.addWidget(one)
        self._page = axis_page(desk, axis, actions=actions)
        self._title = self._page.accessibleName()
        self._beside = Beside(self.listing, self._panels, shares=self.shares)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self._presenter = presenter
        desk.changed.connect(lambda done: presenter.changed(done, self.isVisible()))
        self.listing.looked.connect(lambda: presenter.look(self.listing.text(), self.listing.chosen()))
        self.listing.pointed.connect(self._point)
        self.listing.opened.connect(self._open)

    def come(self, key: str) -> None:
        """Come to the list, or to one thing of it."""
        self._presenter.arrive(key)
        if key:
            self._beside.show_chosen()
        self.listing.to_search()

    def begin(self, person: str, name: str) -> None:
        """Something new about this person. Unless said, nothing."""

    # What the presenter shows

    def show_list(self, summary: str, rows: list[Row], options: Names) -> None:
        """See `axis_presenter.View`."""
        self._page.set_title(self._title, summary)
        if self.listing.choice:
            self.listing.choice.set_options(options)
        self.listing.fill(rows, self._presenter.chosen)

    def show_none(self, sentence: str, advice: str) -> None:
        """See `axis_presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_page(self, page: Any) -> None:
        """See `axis_presenter.View`."""
        self._panels.setCurrentWidget(self.panel if page else self._nothing)
        if page:
            self.panel.fill(page)
            self.listing.list.point(self._presenter.chosen)

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """See `asking.View`."""
        self.forms.ask(form, draft)

    def ask_whom(self) -> None:
        """See `axis_presenter.View`."""
        if self._whom is None:
            self._whom = Whom(self.window(), self._desk, self._question, self._taken)
        self._whom.palette.open_palette()

    def refuse(self, errors: dict[str, str]) -> None:
        """See `asking.View`."""
        self.forms.refuse(errors)

    def close_form(self) -> None:
        """See `asking.View`."""
        self.forms.close()

    # What the person does

    def _submit(self, form: Form, said: dict[str, Any], way: str) -> None:
        if way and self._presenter.detour(form, way) and self.forms.sheet:
            self._presenter.asking.keep(form, self.forms.sheet.typed())  # one may come back
            self.forms.close()
            self._presenter.follow(form, way)
        else:
            self._presenter.save(form, {**said, "way_out": way} if way else said)

    def _taken(self, person: str) -> None:
        self._desk.ask(
            resident_page, lambda page: self.begin(person, name_of(page.resident)), resident_id=person
        )

    def _point(self, key: str) -> None:
        if key != self._presenter.chosen:
            self._presenter.open(key)

    def _open(self, key: str) -> None:
        self._point(key)
        self._beside.show_chosen()
