"""« Ce dossier sera effacé le … »: nobody heard of this person for long, and one says whether one has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.dates import show_date
from cad.domain.text import _
from cad.services.page import ResidentPage
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layout import column


class Ending(QWidget):
    """`asked` to write what was heard; nothing is shown of a file that is kept."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.write = Button(_("Noter un contact"), icon="message", tip="Ctrl+E", on_click=self.asked.emit)
        self._banner = Banner("", tone="warning", actions=(self.write,))
        self.setLayout(column(self._banner, spacing=0))
        self.hide()

    def fill(self, page: ResidentPage) -> None:
        """Say when, and what keeps it."""
        ending = page.ending
        self.setVisible(ending is not None)
        if ending:
            self._banner.say(
                _("Sans contact depuis le {last}\u00a0: ce dossier sera effacé le {day}").format(
                    last=show_date(ending.last), day=show_date(ending.until)
                ),
                _(
                    "Il disparaîtra du dépôt et de tous les ordinateurs. "
                    "Ce que vous notez de la personne le garde."
                ),
            )
