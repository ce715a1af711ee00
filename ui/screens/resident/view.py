"""Fiche: who the person is, where the journey stands, what is next; one writes there without leaving."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.duplicates import PossibleDuplicate
from cad.services.page import ResidentPage
from ui.desk import QtDesk
from ui.screens.resident.columns import Columns
from ui.screens.resident.coming_panel import ComingPanel
from ui.screens.resident.composer import Composer
from ui.screens.resident.header import Head
from ui.screens.resident.presenter import Presenter
from ui.screens.resident.readers import readers
from ui.screens.resident.story_panel import StoryPanel
from ui.screens.resident.themes_panel import ThemesPanel
from ui.screens.resident.writing import FORM, Writing
from ui.widgets.layout import column


class Screen(QWidget):
    """The page of one person."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = Presenter(desk, self)
        today = self.presenter.today
        self.head, self.composer = Head(), Composer(today)
        self.coming, self.themes, self.story = ComingPanel(today), ThemesPanel(), StoryPanel()
        self.columns = Columns(
            self.head, (self.coming, self.themes), (self.composer, self.story), ()
        )
        self.setLayout(column(self.columns))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._listen()
        desk.changed.connect(self.presenter.heard)
        QShortcut(QKeySequence("Ctrl+E"), self, activated=self.composer.write)

    def _listen(self) -> None:
        self.composer.submitted.connect(self.presenter.record)
        self.composer.paused.connect(self._keep_draft)
        self.coming.added.connect(lambda typed: self.presenter.add_step(typed, self.coming.clear_typed))
        self.coming.acted.connect(self._act_on_line)
        self.head.goal.written.connect(self.presenter.write_goal)
        self.head.goal.typed.connect(lambda w: self.presenter.keep("goal", {"goal": w} if w else {}))

    def arrive(self, **where: str) -> None:
        """Come to a person’s page, ready to write."""
        self.composer.leave()
        self.presenter.arrive(where["resident"])
        self.composer.write()

    def show_page(self, page: ResidentPage) -> None:
        """See `presenter.View`."""
        now = self.presenter.now
        self.head.fill(page, now[:10])
        self.coming.fill(page, now)
        self.themes.fill(page, now[:10])
        self.story.fill(page)
        self.composer.set_readers(readers(page, self._desk.me))

    def show_duplicates(self, found: list[PossibleDuplicate]) -> None:
        """See `presenter.View`."""

    def show_writing(self, writing: Writing, *, restored: bool) -> None:
        """See `presenter.View`."""
        self.composer.show_writing(writing, _("Brouillon retrouvé") if restored else "")
        self.coming.clear_typed()

    def refuse_writing(self, sentence: str) -> None:
        """See `presenter.View`."""
        self.composer.refuse(sentence)

    def show_goal_draft(self, words: str) -> None:
        """See `presenter.View`."""
        self.head.goal.edit(words)

    def show_trouble(self, sentence: str) -> None:
        """See `presenter.View`."""
        self._desk.say(sentence, "danger")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere on the page is the beginning of a note."""
        typed = event.text()
        if typed.strip() and typed.isprintable() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.composer.write(typed)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.composer.leave()
        super().hideEvent(event)

    def _keep_draft(self, writing: Writing) -> None:
        self.presenter.keep(FORM, writing.value())
        self.composer.kept()

    def _act_on_line(self, line: str, action: str) -> None:
        kind, _colon, key = line.partition(":")
        getattr(self.presenter, kind)(key, action)
