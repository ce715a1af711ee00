"""One divergence: who and what, the two values side by side, and the three choices."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from cad.domain.text import _
from ui.screens.clashes.editor import Editor
from ui.screens.clashes.presenter import Card as Told
from ui.screens.clashes.presenter import Presenter, Side
from ui.theme.measures import XS, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.focus import focus_soon
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.text import Text


class ClashCard(QWidget):
    """`first` is where the keyboard comes."""

    first: Button

    def __init__(self, presenter: Presenter, told: Told, *, wide: bool = True) -> None:
        super().__init__()
        self._presenter, self._told, self._wide = presenter, told, wide
        self._body = column(spacing=0)
        self.setLayout(self._body)
        self._fill()

    def show_card(self, told: Told) -> None:
        """Shown anew only when it says something else, and not under somebody who types in it."""
        changed, self._told = told != self._told, told
        if changed and not self._editing.count():
            self._again()

    def _again(self) -> None:
        clear(self._body)
        self._fill()

    def _fill(self) -> None:
        told = self._told
        self.setAccessibleName(f"{told.person}, {told.field}")
        self._trouble = Banner("", tone="danger")
        self._trouble.hide()
        self.kept = self._choice(_("Garder celle-ci"), "kept")
        self.current = self._choice(_("Garder celle-ci"), "current")
        self.first = self.kept
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(M)
        now = _("Remplacée depuis") if told.since else _("Dans la fiche")
        for title, side, choice in (
            (_("Mise de côté"), told.kept, self.kept),
            (now, told.current, self.current),
        ):
            self._sides.addWidget(_side(title, side, choice), 1)
        self.set_wide(self._wide)
        since = _("Depuis, la fiche dit\u00a0: {value}").format(value=told.since)
        more = (Banner(since),) if told.since else ()
        title = " · ".join(filter(None, (told.person, told.field)))
        card = Card(self._sides, *more, self._trouble, self._foot(), title=title, detail=told.about)
        self._body.addWidget(card)

    def set_wide(self, wide: bool) -> None:
        """Side by side, or one under the other where there is no room."""
        self._wide = wide
        side, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(side if wide else stacked)

    def _choice(self, label: str, choice: str) -> Button:
        side = self._told.kept if choice == "kept" else self._told.current
        made = Button(label, icon="check", on_click=lambda: self._settle(choice))
        spoken = _("Garder «\u00a0{value}\u00a0» {who}").format(value=side.value, who=side.who)
        made.setAccessibleName(spoken.strip())
        return made

    def _foot(self) -> QWidget:
        """Another value, once asked for, and the way to the person."""
        told = self._told
        self._editing = column(spacing=S)
        self._other = Button(_("Écrire une autre valeur…"), "quiet", icon="pen", on_click=self._write)
        go = Button(
            _("Ouvrir la fiche"), "quiet", icon="person", on_click=lambda: self._presenter.open(told.key)
        )
        offered = ((self._other,) if told.write else ()) + ((go,) if told.person else ())
        return box(column(self._editing, box(Flow(*offered)), spacing=S))

    def _write(self) -> None:
        self._other.hide()
        self.editor = Editor(self._told)
        save = Button(_("Enregistrer"), "primary", icon="check", on_click=self._save)
        drop = Button(_("Annuler"), "plain", on_click=self._drop)
        self.editor.submitted.connect(self._save)
        self._editing.addWidget(self.editor)
        self._editing.addWidget(box(Flow(save, drop)))
        focus_soon(self.editor)

    def _save(self) -> None:
        if problem := self.editor.problem():
            self.refuse(problem)
        else:
            self._settle("other", self.editor.value())

    def _drop(self) -> None:
        self._again()
        focus_soon(self._other)

    def _settle(self, choice: str, value: str = "") -> None:
        self.refuse("")
        self._presenter.settle(self._told.key, choice, value)

    def refuse(self, sentence: str) -> None:
        """Say why it is not settled; "" for nothing."""
        self._trouble.say(sentence)
        self._trouble.setVisible(bool(sentence))


def _side(title: str, side: Side, choice: Button) -> QWidget:
    words = column(
        Text(title, "caption", "muted"),
        Text(side.value, "strong", selectable=True),
        Text(side.who, "caption", "muted"),
        Text(side.when, "caption", "muted"),
        spacing=XS,
    )
    return Card(words, row(choice, None), margin=M)
