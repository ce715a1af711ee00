"""The sheets of an agenda that leaves, of one that comes back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from cad.domain.text import _
from cad.services.ical import TITLES
from cad.services.ical_import import IcalLine, IcalRead
from ui.desk import QtDesk
from ui.screens.agenda.ical import Ical, told
from ui.screens.form_fields import Today, line, span
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import XS, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.field import Field
from ui.widgets.layout import box, clear, column
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Text

PLACES = (("yes", _("avec le lieu")), ("", _("sans le lieu")))
FILES = _("Agenda (*.ics)")


class IcalSheets(QObject):
    """One sheet at a time over `host`."""

    _progressed = Signal(int, int)

    def __init__(self, host: QWidget, desk: QtDesk) -> None:
        super().__init__(host)
        self._host, self._desk = host, desk
        self.presenter = Ical(desk, self)
        self._leaving: FormSheet | None = None
        self._said, self._lines = Text(""), column(spacing=XS)
        self.back: BackSheet | None = None
        self._reading: DialogSheet | None = None

    # An agenda that leaves

    def leave(self, first: str, last: str, only: Mapping[str, str]) -> None:
        """Ask what of these days may leave, and say it; `only`: of a place, of a colleague."""
        today: Today = lambda: self._desk.now().date()  # noqa: E731
        fields: Fields = {
            **span(first, last, today),
            "titles": Field(_("Ce que dit une entrée"), Choice(TITLES.items())),
            "places": Field(
                _("Le lieu"), Choice([("yes", _("avec le lieu")), ("", _("sans le lieu"))], "yes")
            ),
        }
        self._said, self._lines = Text(""), column(spacing=XS)
        items = (
            line(fields, "starts_on", "ends_on"),
            line(fields, "titles", "places"),
            self._said,
            self._lines,
        )
        note = _(
            "Un agenda n’est pas chiffré\u00a0: il dira ceci à qui ouvre votre téléphone ou votre messagerie."
        )
        sheet = FormSheet(
            self._host.window(), _("Exporter l’agenda"), fields, items=items, note=note, width=640,
            save=_("Enregistrer le fichier…"),
        )  # fmt: skip

        def given() -> dict[str, Any]:
            said = sheet.values()
            return {
                "first": said["starts_on"], "last": said["ends_on"], "titles": said["titles"],
                "places": said["places"] == "yes", **only,
            }  # fmt: skip

        def save(_said: dict[str, Any]) -> None:
            window = self._host.window()
            path, _kind = QFileDialog.getSaveFileName(window, _("Exporter l’agenda"), "agenda.ics", FILES)
            if path:
                self.presenter.save(path if path.lower().endswith(".ics") else f"{path}.ics", given())
            else:
                sheet.refuse({})

        for field in fields.values():
            field.editor.changed.connect(lambda: self.presenter.preview(given()))
        sheet.submitted.connect(save)
        self._leaving = sheet.open()
        self.presenter.preview(given())

    def show_taken(self, sentence: str, lines: tuple[str, ...]) -> None:
        """See `ical.View`."""
        if isValid(self._said):
            self._said.setText(sentence)
            clear(self._lines)
            for one in lines:
                self._lines.addWidget(Text(one, "caption", "muted"))

    def written(self) -> None:
        """See `ical.View`."""
        if self._leaving:
            self._leaving.done()

    # An agenda that comes back

    def bring(self) -> None:
        """Ask for a file."""
        path, _kind = QFileDialog.getOpenFileName(self._host.window(), _("Reprendre un agenda"), "", FILES)
        if path:
            self.presenter.read(path)

    def show_reading(self, what: str) -> None:
        """See `ical.View`."""
        if self._reading and isValid(self._reading):
            self._reading.close_sheet()
        self._reading = None
        if what:
            working = ProgressPanel(what)
            working.cancelled.connect(self.presenter.stop)
            self._progressed.connect(working.advance)
            self._reading = DialogSheet(self._host.window(), _("Reprendre un agenda"), body=working)
            self._reading.closed.connect(self.presenter.stop)
            self._reading.open_sheet()

    def advance(self, done: int, total: int) -> None:
        """See `ical.View`; any thread may call it."""
        self._progressed.emit(done, total)

    def show_read(self, found: IcalRead, others: str) -> None:
        """See `ical.View`."""
        self.back = BackSheet(self._host.window(), found, others)
        self.back.chosen.connect(lambda chosen: self.presenter.take(found.lines, chosen))
        self.back.sheet.open_sheet()

    def taken(self) -> None:
        """See `ical.View`."""
        if self.back and isValid(self.back.sheet):
            self.back.sheet.close_sheet()

    def show_trouble(self, sentence: str) -> None:
        """See `ical.View`."""
        if self.back and isValid(self.back.sheet) and self.back.sheet.isVisible():
            self.back.trouble.say(sentence)
            self.back.trouble.show()
        elif self._leaving and isValid(self._leaving):
            self._leaving.refuse({"": sentence})
        else:
            self._desk.say(sentence, "danger")


class BackSheet(QObject):
    """What an agenda brings; `chosen` carries what is ticked: rank → whom it is with."""

    chosen = Signal(object)

    def __init__(self, host: QWidget, found: IcalRead, others: str) -> None:
        super().__init__(host)
        self.lines = [BackLine(one) for one in found.lines]
        self.trouble = Banner("", tone="danger")
        self.trouble.hide()
        said = _(
            "Rien n’est pris sans vous. Ce qui n’est pas coché reste dans l’autre agenda et n’est pas gardé."
        )
        none = _(
            "Rien à reprendre\u00a0: aucun rendez-vous du carnet n’a bougé, aucune personne n’est nommée."
        )
        aside = (
            [Text(_("Laissé de côté\u00a0: {others}.").format(others=others), "caption", "muted")]
            if others
            else []
        )
        inside = column(self.trouble, Text(said if self.lines else none), *self.lines, *aside, spacing=M)
        take = Button(_("Reprendre ce qui est coché"), "primary", icon="check", on_click=self._take)
        actions = (take,) if self.lines else ()
        title = _("Ce que l’agenda apporte")
        self.sheet = DialogSheet(host, title, body=box(inside), actions=actions, width=640)
        self.sheet.closed.connect(self.deleteLater)

    def _take(self) -> None:
        self.chosen.emit({n: one.whom() for n, one in enumerate(self.lines) if one.check.isChecked()})


class BackLine(QWidget):
    """One entry: ticked or not, and with whom when its title may name several."""

    def __init__(self, one: IcalLine) -> None:
        super().__init__()
        self.check = Check(one.title, one.sure)
        self.check.setAccessibleDescription(told(one))
        self._whom = Choice([(person.id, person.name) for person in one.people])
        self._whom.setAccessibleName(_("Avec qui\u00a0: {title}").format(title=one.title))
        words = Text(told(one), "caption", "muted")
        words.setContentsMargins(32, 0, 0, 0)
        whom = box(column(self._whom, margins=(32, 0, 0, 0)))
        self.setLayout(column(self.check, words, whom, spacing=S))
        whom.setVisible(len(one.people) > 1)

    def whom(self) -> str:
        """The person meant."""
        return self._whom.value()
