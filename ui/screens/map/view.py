"""The map and the list of who is on it, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.outlines import Outline
from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.map.legend import Legend
from ui.screens.map.presenter import KEPT, Presenter
from ui.theme.measures import M, S
from ui.widgets.beside import Beside
from ui.widgets.button import Button, IconButton
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import box, column, row
from ui.widgets.listing import Listing
from ui.widgets.page import Page
from ui.widgets.people_map import Dot, PeopleMap
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.rows import Row


class Screen(QWidget):
    """Whom one is on in the list is brought into sight on the map; a click on the map shows in the list."""

    _progressed = Signal(int, int)

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = presenter = Presenter(desk, self)
        choice = Choice(KEPT, "all", width=190)
        choice.setAccessibleName(_("Qui montrer"))
        self.everyone = Button(_("Tout le monde"), "quiet", icon="people", on_click=presenter.all_again)
        self.listing = Listing(_("Personnes"), _("Un nom"), "pin", choice=choice, foot=self.everyone)
        self.map = PeopleMap(_("Carte des personnes"))
        self._whole = QStackedWidget()
        self._beside = Beside(self.listing, self._drawn(), shares=(4, 7), height=300)
        self._empty = EmptyState("pin", "")
        self._working = box(column())
        for one in (self._beside, self._empty, self._working):
            self._whole.addWidget(one)
        back = Button(_("Résidents"), "quiet", icon="arrow-left", on_click=lambda: desk.open("residents"))
        self._page = Page(_("Carte"), actions=(back,))
        self._page.body.addWidget(self._whole, 1)
        self.setLayout(column(self._page))
        self._listen()

    def _drawn(self) -> QWidget:
        nearer = IconButton("plus", _("Plus près"), on_click=lambda: self.map.closer(1.4))
        further = IconButton("minus", _("Plus loin"), on_click=lambda: self.map.closer(1 / 1.4))
        fit = Button(_("Tout voir"), "quiet", on_click=self.map.fit)
        inside = column(self.map, row(Legend(), None, nearer, further, fit, spacing=S), spacing=M)
        inside.setStretch(0, 1)
        return box(inside)

    def _listen(self) -> None:
        presenter = self.presenter
        self._desk.changed.connect(lambda done: presenter.changed(done, self.isVisible()))
        self.listing.looked.connect(lambda: presenter.look(self.listing.text(), self.listing.chosen()))
        self.listing.pointed.connect(presenter.point)
        self.listing.opened.connect(self._open)
        self.map.picked.connect(presenter.pick)
        self.map.opened.connect(presenter.open)

    def arrive(self, **_where: str) -> None:
        """Come to the map."""
        self.presenter.arrive()
        self.listing.to_search()

    def _open(self, key: str) -> None:
        """To their file; where the map gives way to the list, to the map first."""
        if self._beside.together():
            self.presenter.open(key)
        else:
            self._beside.show_chosen()
            self.presenter.point(key)
            self.map.setFocus()

    # What the presenter shows

    def show_working(self, sentence: str) -> None:
        """See `presenter.View`."""
        if not sentence:
            self._whole.setCurrentWidget(self._beside)
            return
        working = ProgressPanel(sentence)
        working.cancelled.connect(self.presenter.stop)
        self._progressed.connect(working.advance)
        self._whole.removeWidget(self._working)
        self._working.deleteLater()
        self._working = box(column(working, None))
        self._whole.addWidget(self._working)
        self._whole.setCurrentWidget(self._working)

    def advance(self, done: int, total: int) -> None:
        """See `presenter.View`; any thread may call it."""
        self._progressed.emit(done, total)

    def show_trouble(self, sentence: str) -> None:
        """See `presenter.View`."""
        self._empty.say(sentence, _("La carte se dessine sur cet ordinateur, sans réseau."))
        self._whole.setCurrentWidget(self._empty)

    def show_people(
        self, summary: str, outlines: Sequence[Outline], dots: Sequence[Dot], rows: Sequence[Row]
    ) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Carte"), summary)
        self.everyone.setVisible(bool(self.presenter.picked))
        self.listing.fill(rows, self.presenter.chosen)
        if not rows:
            self.listing.say_none(_("Personne ne correspond."), _("Un mot de moins, ou tout le monde."))
        self.map.fill(outlines, dots)

    def show_chosen(self, key: str) -> None:
        """See `presenter.View`."""
        self.map.choose(key)
