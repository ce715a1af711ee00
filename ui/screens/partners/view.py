"""The screen of partners: search and theme above the list at the left, the page of one at the right."""

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.domain.themes import THEMES
from ui.desk import QtDesk
from ui.screens.form_host import AsksForms, FormHost
from ui.screens.partners.page_panel import PagePanel
from ui.screens.partners.presenter import Presenter
from ui.screens.partners.sheets import SHEETS
from ui.screens.partners.shown import Shown
from ui.screens.partners_page import partners_page
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.command_palette import CommandPalette
from ui.widgets.layout import column
from ui.widgets.listing import Listing
from ui.widgets.rows import Row


class Screen(AsksForms, QWidget):
    """One list, one page, forms in sheets."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = Presenter(desk, self)
        self.forms = FormHost(self, desk, SHEETS, self.presenter.asking)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self.theme = Choice([("", _("Tous les thèmes")), *((t.key, t.short) for t in THEMES)], width=220)
        self.theme.setAccessibleName(_("Thème"))
        self._archives = Button(_("Partenaires archivés"), "quiet", icon="archive", on_click=self._archived)
        self._archives.setCheckable(True)
        self.listing = Listing(
            _("Partenaires"),
            _("Un partenaire, un service, une commune"),
            "building",
            choice=self.theme,
            foot=self._archives,
        )
        self.panel = PagePanel()
        question = _("De quel partenaire est-ce le double\u202f? L’autre est gardé…")
        self._merging = CommandPalette(self, self.presenter.same_as, question)
        self._merging.chosen.connect(self.presenter.merge)
        self._lay()
        self._listen()

    def _lay(self) -> None:
        edit = self.presenter.edit
        new = Button(_("Ajouter un partenaire"), "primary", icon="plus", on_click=lambda: edit(new=True))
        self._page = partners_page(self._desk, "partners", actions=(new,))
        self._beside = Beside(self.listing, self.panel)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self.panel.hide()

    def _listen(self) -> None:
        self.listing.looked.connect(self._look)
        self.listing.pointed.connect(self._select)
        self.listing.opened.connect(self._open)
        self.panel.asked.connect(self._do)
        self.panel.referral.connect(lambda key: self._desk.open("referrals", referral=key))

    def arrive(self, **where: str) -> None:
        """Come to the list, or to one partner."""
        organisation = where.get("organisation", "")
        self.presenter.arrive(organisation)
        if organisation:
            self._beside.show_chosen()
        self.listing.to_search()

    # What the presenter shows

    def show_partners(self, summary: str, rows: list[Row]) -> None:
        """See `presenter.View`."""
        self._page.set_title(
            _("Partenaires archivés") if self.presenter.archived else _("Partenaires"), summary
        )
        page = self.presenter.page
        self.listing.fill(rows, page.organisation.id if page else "")

    def show_none(self, sentence: str, advice: str) -> None:
        """See `presenter.View`."""
        self.listing.say_none(sentence, advice)

    def show_partner(self, found: Shown) -> None:
        """See `presenter.View`."""
        self.panel.fill(found, self._desk.now().date().isoformat())
        self.panel.show()
        self.listing.list.point(found.organisation.id)

    def show_gone(self) -> None:
        """See `presenter.View`."""
        self.panel.hide()
        self._beside.show_choosing()

    # What the person does

    def _look(self) -> None:
        self.presenter.look(self.listing.text(), self.theme.value(), self._archives.isChecked())

    def _archived(self) -> None:
        self.listing.search.clear()
        self._look()

    def _select(self, key: str) -> None:
        page = self.presenter.page
        if not (page and page.organisation.id == key):
            self.presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()

    def _do(self, what: str, service: str) -> None:
        if what == "service":
            self.presenter.edit_service(service)
        elif what == "edit":
            self.presenter.edit()
        elif what == "merge":
            self._merging.open_palette()
        elif what == "remove":
            self.presenter.remove_service(service)
        else:
            self.presenter.archive()
