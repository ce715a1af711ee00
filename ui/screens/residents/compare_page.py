"""Two files side by side, and the three things one can say about them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cad.domain.text import _
from ui.screens.residents.compared import LEFT, RIGHT, Compared, File, Line
from ui.screens.residents.merging import BOTH, Presenter
from ui.theme.look import look
from ui.theme.measures import XS, L, M, S
from ui.widgets.avatar import Avatar
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.focus import focus_soon
from ui.widgets.keep import Keep
from ui.widgets.layout import box, clear, column, row
from ui.widgets.page import Page
from ui.widgets.text import Text

LABELS = 168
"""Pixels at 100 % for the names of the fields."""
LARGE = 1.4
"""The text scale from which they stand above their values."""
_KEPT = {"left": LEFT, "right": RIGHT, "both": BOTH}


class ComparePage(QWidget):
    """Shows the pair that `presenter` has at hand."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._first: QWidget | None = None
        back = Button(_("Tous les doublons"), "quiet", icon="arrow-left", on_click=presenter.list_pairs)
        apart = Button(_("Ce sont deux personnes"), icon="people", on_click=presenter.tell_apart)
        self._later = Button(_("Plus tard"), "plain", on_click=presenter.later)
        self.merge = Button(
            _("Réunir"),
            "primary",
            icon="merge",
            shortcut="Ctrl+Return",
            on_click=presenter.merge,
        )
        foot = (apart, None, self._later, self.merge)
        self._page = Page(_("Une seule personne\u202f?"), "\u00a0", actions=(back,), foot=foot)
        self.setLayout(column(self._page))

    def show_files(self, files: Compared, place: str) -> None:
        """Fill the page with two files."""
        clear(self._page.body)
        words = _("Comparez, gardez ce qui est juste. Réunir ne perd rien et peut s’annuler.")
        self._page.set_title(_("Une seule personne\u202f?"), " · ".join(filter(None, (place, words))))
        self._page.body.addWidget(self._sheet(files))
        self._page.body.addStretch(1)
        self._later.setVisible(bool(place))
        self._page.foot.show()
        focus_soon(self._first or self.merge)

    def show_trouble(self, sentence: str) -> None:
        """Nothing to compare."""
        clear(self._page.body)
        self._page.body.addWidget(Banner(sentence, tone="warning"))
        self._page.foot.hide()

    def _sheet(self, files: Compared) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 0 if _large() else look().px(LABELS))
        heads = row(
            _head(files.left, _("c’est elle qui reste")),
            _head(files.right, _("s’y ajoute")),
            spacing=S,
            stretch=0,
        )
        heads.setStretch(1, 1)
        grid.addLayout(heads, 0, 1)
        self._first = None
        for line in files.lines:
            self._add(grid, line)
        card = Card(grid)
        if files.same:
            labels = ", ".join(label.lower() for label in files.same)
            card.body.addWidget(
                Text(_("Identiques\u00a0: {fields}.").format(fields=labels), "caption", "muted")
            )
        return card

    def _add(self, grid: QGridLayout, line: Line) -> None:
        label = Text(line.label, "label", "text" if line.choose else "muted")
        keep = Keep(line.label, line.left, line.right, many=line.many)
        keep.changed.connect(lambda: self._presenter.choose(line.name, _KEPT[keep.value()]))
        if line.choose and self._first is None:
            self._first = keep
        place = grid.rowCount()
        grid.addWidget(label, place, 1 if _large() else 0)
        grid.addWidget(keep, place + _large(), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list of pairs."""
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.list_pairs()
        else:
            super().keyPressEvent(event)


def _large() -> bool:
    return look().scale >= LARGE


def _head(file: File, fate: str) -> QWidget:
    """Who a column is about, and what comes with the file."""
    words = column(
        Text(file.name, "heading"),
        Text(f"{file.since} · {fate}", "caption", "muted"),
        Text(file.holds, "caption", "muted"),
        spacing=XS,
    )
    face = Avatar(file.name.split(" (")[0], 36)
    line = row(face, words, spacing=M, stretch=1)
    line.setAlignment(face, Qt.AlignmentFlag.AlignTop)
    return box(column(line, None))
