"""The screen of the directory: what one looks for above, the services at the left, one at the right."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cad.domain.directory import ANYONE, FREE, PUBLICS
from cad.domain.text import _
from cad.domain.themes import THEMES
from cad.services.choosing import Change
from cad.services.helpers import NOW
from ui.desk import QtDesk
from ui.screens.asking import Form
from ui.screens.directory.compared_sheet import compared_sheet
from ui.screens.directory.panel import HelperPanel
from ui.screens.directory.presenter import Compared, Presenter
from ui.screens.directory.shown import Shown
from ui.screens.form_fields import Sheets, Today
from ui.screens.form_host import AsksForms, FormHost
from ui.screens.partners_page import partners_page
from ui.screens.referrals.whom import Whom
from ui.screens.resident.form_sheet import FormSheet
from ui.theme.look import look
from ui.theme.measures import M, S
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.layout import Flow, box, column
from ui.widgets.listing import Listing
from ui.widgets.pause import Pause
from ui.widgets.rows import Row
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.tip import as_written

WHEN = (
    ("", _("À toute heure")),
    (NOW, _("Ouvert maintenant")),
    ("1 10:00", _("Ouvert demain à 10\u00a0h")),
    ("1 15:00", _("Ouvert demain à 15\u00a0h")),
    ("2 10:00", _("Ouvert après-demain à 10\u00a0h")),
)


def _note(host: QWidget, form: Form, _today: Today) -> FormSheet:
    """What one’s colleagues should know of it."""
    help = _("Votre structure seule la lit\u00a0; n’y nommez personne. Elle reste d’un import à l’autre.")
    fields = {"note": Field(_("Note"), TextArea(form.about, lines=3), help=help)}
    return FormSheet(host, form.title, fields)


SHEETS: Sheets = {"service_mark": _note}


class Screen(AsksForms, QWidget):
    """One question, one list, one service."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._title, self._summary = _("Annuaire"), ""
        self.presenter = Presenter(desk, self)
        self.forms = FormHost(self, desk, SHEETS, self.presenter.asking)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self.theme = _choice(_("Thème"), [("", _("Tous les thèmes")), *((t.key, t.short) for t in THEMES)])
        self.near = TextField(placeholder=_("Près de quelle adresse\u202f?"), width=260)
        self.near.setMinimumWidth(look().px(220))
        self.near.setAccessibleName(_("Près de"))
        self.when = _choice(_("Quand"), WHEN)
        self.fees = _choice(_("Coût"), (("", _("Gratuit ou payant")), (FREE, _("Gratuit"))))
        ways = (("", _("Sur place ou à distance")), ("place", _("Sur place")), ("far", _("À distance")))
        self.way = _choice(_("Comment"), ways, 19)
        named = ((key, label) for key, label in PUBLICS.items() if key != ANYONE)
        self.public = _choice(_("Public"), (("", _("Tout public")), *named))
        words = _("Un service, une structure, un mot")
        self.listing = Listing(_("Services"), words, "hands", choice=self.theme)
        self.panel = HelperPanel()
        self.compare = Button(_("Comparer"), icon="scales", on_click=self.presenter.compare)
        self._whom: Whom | None = None
        self._lay()
        self._listen()

    def _lay(self) -> None:
        self._leave = Button(_("Sans cette personne"), "plain", on_click=lambda: self.presenter.for_whom(""))
        self._leave.hide()
        self._changed = Button("", "quiet", icon="refresh", on_click=self.presenter.see_changed)
        self._changed.hide()
        self._whence = Text("", "caption", "muted")
        self._page = partners_page(
            self._desk, "directory", actions=(self._changed, self._leave, self.compare)
        )
        filters = Flow(self.near, self.when, self.fees, self.way, self.public, spacing=S)
        self._beside = Beside(self.listing, self.panel)
        self._page.body.setSpacing(M)
        for part in (box(filters), self._whence):
            self._page.body.addWidget(part)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self.panel.hide()
        self.compare.hide()

    def _listen(self) -> None:
        self.listing.looked.connect(self._look)
        self.listing.pointed.connect(self._select)
        self.listing.opened.connect(self._open)
        typed = Pause(self, self._look)
        self.near.changed.connect(typed.start)
        for choice in (self.when, self.fees, self.way, self.public):
            choice.changed.connect(self._look)
        do: dict[str, Callable[[], object]] = {
            "refer": self.presenter.refer,
            "favourite": self.presenter.toggle_favourite,
            "note": self.presenter.write_note,
            "pick": self.presenter.pick,
            "choose": self.presenter.choose,
            "follow": lambda: self.presenter.follow(keep=False),
            "keep": lambda: self.presenter.follow(keep=True),
        }
        self.panel.asked.connect(lambda what: self.presenter.do(do[what]))
        QShortcut(QKeySequence("Ctrl+Shift+B"), self).activated.connect(self.presenter.compare)

    def arrive(self, **where: str) -> None:
        """Come to look, for someone (`resident`), for a need (`theme`), from a place (`near`)."""
        if where:
            self.theme.set_value(where.get("theme", self.theme.value()))
            self.near.set_value(where.get("near", "" if where.get("resident") else self.near.value()))
            self.presenter.given |= self._given() | {"at": ""}
        nobody = "" if "near" in where else None
        self.presenter.arrive(where.get("resident", nobody), where.get("key", ""), anew=bool(where))
        self.listing.to_search()

    def commands(self) -> list[tuple[str, str, Callable[[], object], str, str]]:
        """What Ctrl+K offers here first."""
        return [
            (_("Orienter vers ce service"), "referral", self.presenter.refer, "", "Ctrl+O"),
            (_("Comparer les services choisis"), "scales", self.presenter.compare, "", "Ctrl+Maj+B"),
        ]

    # What the presenter shows

    def show_person(self, name: str) -> None:
        """See `presenter.View`."""
        self._title = _("Qui peut aider {name}\u202f?").format(name=name) if name else _("Annuaire")
        self._leave.setVisible(bool(name))
        self._page.set_title(self._title, self._summary)

    def show_found(self, summary: str, near: str, rows: list[Row]) -> None:
        """See `presenter.View`."""
        self._summary = summary
        self._page.set_title(self._title, summary)
        self._whence.setText(near)
        self._whence.setVisible(bool(near))
        self.listing.fill(rows, self.presenter.chosen)

    def show_changed(self, sentence: str, names: str) -> None:
        """See `presenter.View`."""
        self._changed.setText(sentence)
        self._changed.setToolTip(as_written(names))
        self._changed.setAccessibleDescription(names)
        self._changed.setVisible(bool(sentence))

    def show_none(self, sentence: str, advice: str) -> None:
        """See `presenter.View`."""
        self.listing.say_none(sentence, advice)
        self.show_gone()

    def show_helper(self, found: Shown, changes: tuple[Change, ...]) -> None:
        """See `presenter.View`."""
        helper = self.presenter.helper
        self.panel.fill(found, changes, chosen=bool(helper and helper.service))
        self.panel.show()
        self.listing.list.point(found.key)

    def show_gone(self) -> None:
        """See `presenter.View`."""
        self.panel.hide()
        self._beside.show_choosing()

    def show_picked(self, count: int, picked: bool) -> None:
        """See `presenter.View`."""
        self.panel.show_picked(picked)
        self.compare.setText(_("Comparer ({n})").format(n=count))
        self.compare.setVisible(count > 0)

    def show_compared(self, names: tuple[str, ...], lines: Compared) -> None:
        """See `presenter.View`."""
        compared_sheet(self.window(), names, lines).open_sheet()

    def ask_whom(self) -> None:
        """See `presenter.View`."""
        self._whom = self._whom or Whom(self.window(), self._desk, "", self.presenter.take)
        self._whom.palette.open_palette()

    # What the person does

    def _given(self) -> dict[str, object]:
        way = self.way.value()
        return {
            "text": self.listing.text(),
            "theme": self.theme.value(),
            "near": self.near.value(),
            "fees": self.fees.value(),
            "remote": way == "far" if way else None,
            "public": self.public.value(),
        }

    def _look(self) -> None:
        self.presenter.look(**self._given(), at=self.when.value())

    def _select(self, key: str) -> None:
        if key != self.presenter.chosen:
            self.presenter.open(key)

    def _open(self, key: str) -> None:
        self._select(key)
        self._beside.show_chosen()


def _choice(name: str, options: object, least: int = 15) -> Choice:
    made = Choice(options, width=230, least=least)  # type: ignore[arg-type]
    made.setAccessibleName(name)
    return made
