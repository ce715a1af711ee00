"""The section of the wording: the text, the fields one may put in it, what is wrong, the letter it makes."""

from functools import partial
from typing import Any

from cad.domain.text import _
from cad.services.action import Done
from ui.desk import QtDesk
from ui.screens.settings.panel import Panel
from ui.screens.settings.wording import PageImage, Wordings
from ui.theme.measures import XS, L, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.paper_sheet import PaperSheet
from ui.widgets.pause import Pause
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea

PAUSE_MS = 500
"""Typing rests that long before the letter is made again."""


class WordingPanel(Panel):
    """Ctrl+Enter keeps the wording."""

    key = "wording"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Wordings(desk, self)
        self.text = TextArea(lines=12, most=20)
        blank = _("Une ligne dont un champ est vide n’est pas imprimée\u00a0; une ligne blanche sépare.")
        self.field = Field(_("Texte de la lettre"), self.text, help=blank)
        self.problems = column(spacing=S)
        self.restored = Banner(_("Vos changements n’étaient pas enregistrés\u00a0: les voici."))
        self.save = Button(_("Enregistrer le modèle"), "primary", icon="check", on_click=self._save)
        self.reset = Button(
            _("Revenir au modèle d’origine"), "quiet", icon="undo", on_click=self.presenter.reset
        )
        self._fields, self._pages = Flow(spacing=XS), column(spacing=L)
        given = Text(_("Champs à placer\u00a0: un clic les écrit là où vous en êtes."), "caption", "muted")
        actions = row(self.reset, None, self.save, spacing=S)
        self.cards.addWidget(
            Card(self.restored, self.field, box(self.problems), given, box(self._fields), actions)
        )
        self.cards.addWidget(Card(self._pages, title=_("Ce que cela donne"), detail=_("exemple inventé")))
        self._rest = Pause(self, lambda: self.presenter.type(self.text.value()), PAUSE_MS)
        self.text.changed.connect(self._rest.start)
        self.text.submitted.connect(self._save)
        self.restored.hide()

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.presenter.arrive()

    def heard(self, done: Done[Any]) -> None:
        """See `Panel.heard`."""
        self.presenter.heard(done)

    def show_wording(self, text: str, fields: dict[str, str], *, usual: bool, restored: bool) -> None:
        """See `wording.View`."""
        if self.text.value() != text:
            self.text.set_value(text)
        self.reset.setVisible(not usual)
        self.restored.setVisible(restored)
        clear(self._fields)
        for name, words in fields.items():
            button = Button(f"{{{name}}}", "quiet", tip=words, on_click=partial(self._insert, name))
            button.setAccessibleDescription(words)
            self._fields.addWidget(button)

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """See `wording.View`."""
        clear(self.problems)
        for problem in problems:
            self.problems.addWidget(Banner(problem, tone="danger"))
        self.field.set_error(_("À corriger avant d’enregistrer.") if problems else "")
        self.save.setEnabled(not problems)

    def show_pages(self, pages: list[PageImage]) -> None:
        """See `wording.View`."""
        clear(self._pages)
        for number, page in enumerate(pages, 1):
            name = _("Page {n} sur {total}").format(n=number, total=len(pages))
            self._pages.addWidget(PaperSheet(page, name, width=620))

    def show_trouble(self, sentence: str) -> None:
        """See `wording.View`."""
        clear(self._pages)
        self._pages.addWidget(Banner(sentence, tone="warning"))

    def _insert(self, name: str) -> None:
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()

    def _save(self) -> None:
        self._rest.stop()
        self.presenter.save(self.text.value())
