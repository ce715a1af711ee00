"""What every sheet of the page shares: its host, its draft kept and restored, forgotten once written."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from cad.services.page import ResidentPage
from ui.ports import Failed
from ui.screens.resident.form_sheet import FormSheet, tell
from ui.screens.resident.presenter import Presenter
from ui.screens.resident.refer_sheet import ReferSheet

Submit = Callable[[dict[str, Any]], None]


class Sheets:
    """Opens sheets over the window of `screen`; `presenter.page` is the person shown."""

    def __init__(self, screen: QWidget, presenter: Presenter) -> None:
        self._screen, self._presenter, self._acts = screen, presenter, presenter.acts
        self._today = presenter.today

    @property
    def _host(self) -> QWidget:
        return self._screen.window()

    @property
    def _page(self) -> ResidentPage:
        return self._presenter.shown

    def _open(self, sheet: FormSheet, form: str, submit: Submit) -> FormSheet:
        """Restore its draft, keep it while typing."""
        sheet.submitted.connect(submit)
        sheet.paused.connect(lambda values: self._presenter.keep(form, values))
        return sheet.open(self._presenter.draft(form))

    def _ask(
        self,
        sheet: FormSheet,
        form: str,
        action: Callable[..., Any],
        said: str,
        *,
        about: bool = True,
        **known: Any,
    ) -> None:
        """Open a sheet whose answers are the action’s arguments; `about` the person or a record `known`."""
        act = self._acts.about if about else self._acts.act
        self._open(
            sheet,
            form,
            lambda values: act(
                action, said, self._written(sheet, form), self._refused(sheet), **known, **values
            ),
        )

    def _written(self, sheet: FormSheet | ReferSheet, form: str) -> Callable[[], None]:
        def then() -> None:
            sheet.done()
            self._presenter.keep(form, {})

        return then

    def _refused(self, sheet: FormSheet | ReferSheet) -> Failed:
        return lambda sentence: tell(sheet, self._presenter.desk, {"": sentence})
