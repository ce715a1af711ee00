"""The sheet for a new person: two fields are enough; who resembles them shows beside while one types."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cad.domain.elision import of
from cad.domain.text import _
from cad.services.duplicates import PossibleDuplicate
from ui.desk import QtDesk
from ui.screens.resident.identity_form import LABELS
from ui.screens.residents.alike_panel import AlikePanel
from ui.screens.residents.new_person import CERTAIN, FIELDS, Presenter, Typed, known
from ui.theme.look import look
from ui.theme.measures import XL, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.field import Field
from ui.widgets.layout import Item, box, clear, column, row
from ui.widgets.pause import Pause
from ui.widgets.text_field import TextField

LOOK_MS = 150
"""The pauses after which one looks for the same person, and after which the draft is kept."""
NARROW = 1.4
"""The text scale from which the two halves stand one above the other."""


class NewPersonSheet(QWidget):
    """The form, and beside it the files that resemble it."""

    closed = Signal()
    presenter: Presenter

    def __init__(self, host: QWidget, desk: QtDesk, kind: Callable[..., Presenter] = Presenter) -> None:
        super().__init__()
        self.presenter = presenter = kind(desk, self)
        self._editors: dict[str, TextField] = {name: TextField() for name in FIELDS}
        self._editors["birth_date"] = BirthField(desk)
        self._editors["phone"].setPlaceholderText("06 12 34 56 78")
        labels = {**LABELS, "phone": _("Téléphone")}
        self.fields = {name: Field(labels[name], self._editors[name]) for name in FIELDS}
        self._editors["birth_name"].setPlaceholderText(_("s’il est différent"))
        self._said = column()
        self._alike = AlikePanel(self._open, self._editors["birth_name"], presenter.to_alike)
        self.another = Button(_("Créer une autre fiche"), icon="plus")
        self.another.clicked.connect(lambda: self.presenter.create(self.values()))
        self.button = Button("", "primary", shortcut="Ctrl+Return")
        self.button.clicked.connect(lambda: self.presenter.submit(self.values()))
        self._trouble = Banner("", tone="danger")
        self._trouble.hide()
        self.setLayout(column(self._trouble, self._said, self._laid_out(), spacing=M))
        note = _("Un nom et un prénom suffisent\u00a0; une date ou un téléphone évite les doublons.")
        self._sheet = DialogSheet(
            host,
            presenter.title,
            body=self,
            actions=(self.another, self.button),
            note=note,
            width=920,
        )
        self.another.hide()
        self._rest = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._keep = Pause(self, lambda: self.presenter.keep(self.values()))
        self._listen()

    def _laid_out(self) -> Item:
        if look().scale >= NARROW:
            names = self._line("usage_name", "first_name", "birth_name")
            return column(
                names, self._line("birth_date", "phone"), self._alike, spacing=M, margins=(0, 0, S, 0)
            )
        lines = (self._line(*pair) for pair in (FIELDS[:2], FIELDS[2:4], (FIELDS[4], "")))
        halves = row(box(column(*lines, None, spacing=M)), self._alike, spacing=XL)
        halves.setStretch(0, 3)
        halves.setStretch(1, 2)
        return halves

    def _line(self, *names: str) -> Item:
        made = row(*(self.fields[name] if name else QWidget() for name in names), spacing=M)
        for place in range(len(names)):
            made.setStretch(place, 1)
        return made

    def _listen(self) -> None:
        for editor in self._editors.values():
            editor.textChanged.connect(self._typed)
            editor.returnPressed.connect(self.button.click)
        self._rest.timeout.connect(lambda: self.presenter.look(self.values()))
        self._sheet.closed.connect(self._leave)

    def open(self, name: str = "") -> None:
        """Show the sheet; `name` is what was looked for in vain."""
        self._sheet.open_sheet()
        self.presenter.arrive(name)

    def values(self) -> Typed:
        """What is in the fields, as typed."""
        return {name: editor.text() for name, editor in self._editors.items()}

    def _typed(self) -> None:
        self.presenter.typed(self.values())
        self._rest.start()
        self._keep.start()

    def fill(self, values: Typed) -> None:
        """See `new_person.View`."""
        for name, editor in self._editors.items():
            editor.setText(values.get(name, ""))
        clear(self._said)
        empty = next((name for name in FIELDS if not values.get(name)), FIELDS[0])
        self._editors[empty].setFocus()

    def show_errors(self, errors: dict[str, str]) -> None:
        """See `new_person.View`."""
        for name, field in self.fields.items():
            if field.error() != errors.get(name, ""):
                field.set_error(errors.get(name, ""))
        wrong = next((name for name in FIELDS if errors.get(name)), "")
        if wrong and not any(
            editor.hasFocus() and self.fields[n].error() for n, editor in self._editors.items()
        ):
            self._editors[wrong].setFocus()
        self._trouble.say(errors.get("", ""))
        self._trouble.setVisible("" in errors)

    def show_alike(self, people: list[PossibleDuplicate], looked: bool) -> None:
        """See `new_person.View`."""
        self._alike.show_people(people, looked)
        sure = known(people)
        self.another.setVisible(bool(sure))
        self.button.set_icon("arrow-right" if sure else "check")
        if sure:
            several = sum(one.score >= CERTAIN for one in people) > 1
            self.button.setText(self.presenter.to_known[several])
            self.button.setAccessibleName(f"{self.button.text()}\u00a0: {sure.name}")
        else:
            self.button.setText(_("Créer une autre fiche") if people else _("Créer la fiche"))

    def show_holders(self, names: list[str]) -> None:
        """See `new_person.View`."""
        whose = _("Aussi le téléphone {of_names}.").format(of_names=", ".join(map(of, names)))
        self.fields["phone"].set_help(whose if names else "")

    def offer(self, name: str, restored: bool) -> None:
        """See `new_person.View`."""
        clear(self._said)
        presenter = self.presenter
        if restored:
            words = _("Vous aviez commencé cette fiche.")
            action = Button(_("Repartir de zéro"), "quiet", on_click=presenter.start_again)
        else:
            words = _("Une fiche commencée attend\u00a0: {name}.").format(name=name)
            action = Button(_("La reprendre"), "quiet", on_click=presenter.take_up)
        self._said.addWidget(Banner(words, actions=(action,)))

    def leave(self) -> None:
        """See `new_person.View`."""
        self._rest.stop()
        self._keep.stop()
        self._sheet.close_sheet()

    def _open(self, resident: str) -> None:
        self.presenter.open(resident, self.values())

    def _leave(self) -> None:
        """Closed by Escape or the cross: what is typed is kept."""
        if self._keep.isActive():
            self.presenter.keep(self.values())
        self._rest.stop()
        self._keep.stop()
        self.presenter.leave()
        self.closed.emit()


class BirthField(DateField):
    """A birth date, as wide as its column."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(partial=True, today=lambda: desk.now().date(), width=0)
