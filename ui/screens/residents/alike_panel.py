"""The files that may be the same person, each with its reasons and the way to it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cad.domain.partial_date import show_partial
from cad.domain.shown import shown_phone
from cad.domain.text import _, n_
from cad.services.duplicates import PossibleDuplicate
from ui.screens.residents.new_person import CERTAIN, known
from ui.theme.look import look
from ui.theme.measures import XS, S
from ui.widgets.badge import Badge
from ui.widgets.banner import Glyph
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.layout import Flow, Item, box, clear, column, row
from ui.widgets.page import scrolled
from ui.widgets.text import Text

HEIGHT = 300
"""Pixels at 100 %: room for two files and the edge of a third."""


class AlikePanel(QWidget):
    """Says who resembles what is typed; `open_` receives the id of the file one asks to see, as `label` says.

    Its buttons come after the control `after` when one walks with Tab.
    """

    def __init__(self, open_: Callable[[str], object], after: QWidget, label: str) -> None:
        super().__init__()
        self._open, self._after, self._label = open_, after, label
        self._mark, self._title = Glyph("people", "muted"), Text("", "strong")
        self._people = column(spacing=S)
        inside = box(column(self._people, None))
        self.setLayout(
            column(row(self._mark, self._title, spacing=S, stretch=1), scrolled(inside), spacing=S)
        )
        self.setMinimumHeight(min(look().px(HEIGHT), HEIGHT + 80))
        self.setAccessibleName(_("Fiches qui se ressemblent"))

    def show_people(self, people: list[PossibleDuplicate], looked: bool) -> None:
        """Replace them; `looked` is false while too little is typed to look."""
        clear(self._people)
        before = self._after
        for person in people:
            go = self._button(person)
            self._people.addWidget(alike_card(person, row(None, go)))
            QWidget.setTabOrder(before, go)
            before = go
        if known(people):
            self._say("warning", "warning", _("Presque sûrement déjà dans le carnet"))
        elif people:
            self._say(
                "warning", "warning", n_("{n} fiche lui ressemble", "{n} fiches lui ressemblent", len(people))
            )
        elif looked:
            self._say("check", "success", _("Aucune fiche ne lui ressemble"))
        else:
            self._say("people", "muted", _("Déjà dans le carnet\u202f?"))
            self._people.addWidget(
                Text(
                    _("Les fiches qui se ressemblent apparaissent ici pendant que vous tapez."),
                    "body",
                    "muted",
                )
            )

    def _button(self, person: PossibleDuplicate) -> Button:
        go = Button(self._label, "quiet", icon="arrow-right", on_click=lambda: self._open(person.id))
        go.setAccessibleName(f"{self._label}\u00a0: {person.name}")
        return go

    def _say(self, icon: str, tone: str, words: str) -> None:
        self._mark.set(icon, tone)
        self._title.setText(words)


def alike_card(person: PossibleDuplicate, *more: Item) -> QWidget:
    """One file and why it may be the same person; `more` is what one can do with it."""
    facts = " · ".join(filter(None, (show_partial(person.birth_date), person.city, _phones(person.phones))))
    return Card(
        column(Text(person.name, "strong"), Text(facts, "caption", "muted"), spacing=0),
        box(Flow(*(Badge(reason) for reason in person.reasons), spacing=XS)),
        *more,
        tone="warning" if person.score >= CERTAIN else "",
        margin=S + XS,
    )


def _phones(phones: tuple[str, ...]) -> str:
    return ", ".join(shown_phone(phone) for phone in phones)
