"""The passphrase asked for again, before what would outlive the session."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services import notebook, ways_in
from cad.services.notebook import Notebook
from ui.desk import QtDesk
from ui.theme.measures import M
from ui.widgets.button import Button
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.layout import box, column
from ui.widgets.text import Text
from ui.widgets.way_in import WayIn


class ConfirmSheet(DialogSheet):
    """`why` says what it is asked for; `then` receives the notebook, confirmed for that one act."""

    def __init__(
        self, host: QWidget, desk: QtDesk, why: str, do: str, then: Callable[[Notebook], object]
    ) -> None:
        self._desk, self._then = desk, then
        self.way_in = WayIn(help=_public_phrase(desk))
        self._go = Button(do, "primary", icon="key", on_click=self.submit)
        body = box(column(Text(why, "body", "muted"), self.way_in, spacing=M))
        super().__init__(
            host,
            _("Retapez votre phrase de passe"),
            body=body,
            actions=(self.way_in.other, self._go),
        )
        self.way_in.submitted.connect(self.submit)

    def open_sheet(self) -> None:
        """Ready to type."""
        super().open_sheet()
        self.way_in.setFocus()

    def submit(self) -> None:
        """Try what is typed; one try at a time."""
        if not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        secret, how = self.way_in.taken(), self.way_in.how
        self._desk.check(lambda book: ways_in.confirmed(book, secret, how), self._confirmed, self._refused)

    def _confirmed(self, book: Notebook) -> None:
        self.way_in.clear()
        self.close_sheet()
        self._then(book)

    def _refused(self, sentence: str) -> None:
        self._go.setEnabled(True)
        self.way_in.refuse(sentence)


def _public_phrase(desk: QtDesk) -> str:
    """In the demonstration, everybody may know it."""
    if not notebook.is_public(desk.book.connection):
        return ""
    return _("Dans la démonstration, c’est «\u00a0{phrase}\u00a0».").format(phrase=notebook.PUBLIC_PASSPHRASE)
