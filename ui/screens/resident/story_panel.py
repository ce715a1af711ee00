"""The story of the journey, latest first; typing over it goes to the composer."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent

from cad.domain.text import _, n_
from cad.services.page import ResidentPage
from ui.screens.resident.story import entries
from ui.theme.look import look
from ui.theme.measures import L, S
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.timeline import Timeline

SHORT = 150
"""Pixels at 100 %: the title and a moment or two."""


class StoryPanel(Card):
    """`opened` carries the kind and the id of an entry, as "referral:…"."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(title=_("Le fil du parcours"), margin=L)
        self.list = Story(_("Le fil du parcours"))
        self.list.opened.connect(self.opened)
        self._none = EmptyState(
            "needle", _("Le fil commence ici"), _("Le premier entretien que vous écrirez s’y accrochera.")
        )
        self.body.setSpacing(S)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._none, 1)
        self._shown: object = None

    def hasHeightForWidth(self) -> bool:
        """It takes the height that is left: what is above it keeps its own."""
        return False

    def sizeHint(self) -> QSize:
        """Where the page is short, a few moments are enough to stay in sight."""
        return QSize(super().sizeHint().width(), look().px(SHORT))

    def fill(self, page: ResidentPage, today: str) -> None:
        """Show what happened; the same story is left where it was scrolled."""
        told = entries(page, today)
        if told != self._shown:
            self._shown = told
            self.list.set_entries(told)
        count = len(told)
        if self.heading:
            self.heading.set_detail(n_("{n} moment", "{n} moments", count) if count else "")
        self.list.setVisible(bool(told))
        self._none.setVisible(not told)


class Story(Timeline):
    """The kit’s timeline, which leaves letters to whoever listens above."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)
