"""Fiche: who the person is, where the journey stands, what is next; one writes there without leaving."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedLayout, QWidget

from cad.domain.elision import of
from cad.domain.text import _
from cad.services.duplicates import PossibleDuplicate
from cad.services.page import ResidentPage
from ui.desk import QtDesk
from ui.screens.resident import around
from ui.screens.resident.columns import Columns
from ui.screens.resident.coming_panel import ComingPanel
from ui.screens.resident.composer import Composer
from ui.screens.resident.divergences import Divergences
from ui.screens.resident.doubles import Doubles
from ui.screens.resident.ending import Ending
from ui.screens.resident.gestures import Gestures
from ui.screens.resident.handovers import handovers
from ui.screens.resident.header import Head
from ui.screens.resident.identity_form import LABELS
from ui.screens.resident.panels import Panel
from ui.screens.resident.presenter import Presenter
from ui.screens.resident.readers import readers
from ui.screens.resident.relay_banners import RelayBanners
from ui.screens.resident.relay_commands import relay_commands
from ui.screens.resident.relays import relays
from ui.screens.resident.story_panel import StoryPanel
from ui.screens.resident.themes_panel import ThemesPanel
from ui.screens.resident.who import name_of
from ui.screens.resident.writing import FORM, Writing
from ui.theme.measures import M
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import box, column


class Screen(QWidget):
    """The page of one person."""

    ONCE = frozenset({"refer", "passage", "at", *LABELS})
    """What one comes to do, and does not do again when one comes back."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk, self._then = desk, ""
        self._typed: dict[str, str] = {}
        self._refer = "", ""
        self.presenter = Presenter(desk, self)
        today = self.presenter.today
        self.head, self.doubles, self.composer = Head(), Doubles(), Composer(today)
        self.coming, self.themes, self.story = ComingPanel(today), ThemesPanel(), StoryPanel()
        self.panels = _panels()
        self.divergences, self.relays, self.ending = Divergences(), RelayBanners(), Ending()
        top = box(column(self.head, self.relays, self.ending, self.doubles, self.divergences, spacing=M))
        state = (self.coming, self.themes, self.panels["refer"])
        about = tuple(panel for key, panel in self.panels.items() if key != "refer")
        self.columns = Columns(top, state, (self.composer, self.story), about, self.head.set_narrow)
        self._none, self._stack = EmptyState("person", ""), QStackedLayout(self)
        self._stack.addWidget(self.columns)
        self._stack.addWidget(self._none)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(True)
        self.gestures = Gestures(self)
        self._listen()

    def _listen(self) -> None:
        self._desk.changed.connect(self.presenter.heard)
        self.divergences.asked.connect(lambda clash: self._desk.open("clashes", clash=clash))
        self.ending.asked.connect(self.composer.write)
        self.themes.helped.connect(self._who_can_help)
        self.composer.submitted.connect(self.presenter.record)
        self.composer.paused.connect(self._keep_draft)
        self.head.goal.written.connect(self.presenter.write_goal)
        self.head.goal.typed.connect(
            lambda words: self.presenter.keep("goal", {"goal": words} if words else {})
        )
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.composer.write)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(lambda: self.gestures.ask("print"))
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(lambda: self.gestures.ask("transfer"))

    def arrive(self, **where: str) -> None:
        """Come to a person’s page, ready to write; `refer` opens the referral at once: to a service, whose
        identifier it is, for a `theme`; or any word, and one chooses. `passage`, whom one receives at a
        session, held `at` a place.

        Fields of the person, as typed elsewhere, are proposed to their file when it has not got them.
        """
        self._then = "refer" if where.get("refer") else ""
        self._refer = where.get("refer", ""), where.get("theme", "")
        self._typed = {name: typed for name, typed in where.items() if name in LABELS}
        self.composer.leave()
        if not self.presenter.shows(where["resident"]):
            self.head.goal.leave()
            self.coming.clear_typed()
            self.composer.show_writing(Writing())
        if where.get("passage"):  # what is typed already comes back, with where one is now
            self.composer.show_writing(Writing())
        passage, place = where.get("passage", ""), where.get("at", "")
        self.presenter.arrive(
            where["resident"], Writing(channel="drop_in", place=place, passage=passage) if passage else None
        )
        self.composer.write()
        QTimer.singleShot(0, self, self.columns.show_head)

    def commands(self) -> list[tuple[str, str, Callable[[], object], str, str]]:
        """What Ctrl+K offers about the person in sight; see `ui.palette.Command`."""
        if not self.presenter.page:
            return []
        name, ask = name_of(self.presenter.page.resident), self.gestures.ask
        who = {"who": name, "of_who": of(name)}
        return [
            (_("Orienter {who}").format(**who), "referral", lambda: ask("refer"), "partenaire", "Ctrl+O"),
            (
                _("Qui peut aider {who}\u202f?").format(**who),
                "hands",
                lambda: self._who_can_help(self.themes.wanted()),
                "annuaire service besoin",
                "",
            ),
            (
                _("Noter un rendez-vous avec {who}").format(**who),
                "calendar",
                lambda: ask("meet"),
                "",
                "Ctrl+R",
            ),
            (_("Imprimer le plan {of_who}").format(**who), "print", lambda: ask("print"), "", "Ctrl+P"),
            (_("Modifier la fiche {of_who}").format(**who), "pen", lambda: ask("edit"), "", "Ctrl+I"),
            (
                _("Noter un accord ou un refus {of_who}").format(**who),
                "check",
                lambda: ask("consent"),
                "",
                "",
            ),
            (
                _("Noter les disponibilités {of_who}").format(**who),
                "clock",
                lambda: ask("availability"),
                "garde horaires transport mobilité",
                "",
            ),
            *relay_commands(self.presenter.page, self._desk.me, self.presenter.now[:10], self.gestures.act),
        ]

    def _who_can_help(self, theme: str) -> None:
        self._desk.open("directory", resident=self.presenter.subject, theme=theme)

    def show_page(self, page: ResidentPage) -> None:
        """See `presenter.View`."""
        now = self.presenter.now
        self._stack.setCurrentWidget(self.columns)
        self.head.fill(page, now[:10])
        self.divergences.fill(page.clashes)
        self.relays.fill(relays(page, self._desk.me, now[:10]))
        self.ending.fill(page)
        self.composer.name(name_of(page.resident))
        self.coming.fill(page, now, self._desk.me)
        self.themes.fill(page, now[:10])
        for panel in self.panels.values():
            panel.fill(page, now[:10])
        self.story.fill(page, now[:10])
        self.composer.set_readers(readers(page, self._desk.me))
        if self._typed:
            typed, self._typed = self._typed, {}
            self._then = "edit" if self.presenter.propose(typed) else ""
        if self._then:
            then, self._then = self._then, ""
            if then == "refer" and self._refer[0] not in ("", "1"):
                self.gestures.refer(*self._refer)
            else:
                self.gestures.ask(then)

    def show_duplicates(self, found: list[PossibleDuplicate]) -> None:
        """See `presenter.View`."""
        self.doubles.fill(found)

    def restore_writing(self, writing: Writing, *, kept: bool) -> None:
        """See `presenter.View`."""
        self.composer.restore(writing, _("Brouillon retrouvé") if kept else "")

    def clear_writing(self, context: Writing) -> None:
        """See `presenter.View`."""
        self.composer.show_writing(context)

    def refuse_writing(self, sentence: str) -> None:
        """See `presenter.View`."""
        self.composer.refuse(sentence)

    def show_goal_draft(self, words: str) -> None:
        """See `presenter.View`."""
        self.head.goal.edit(words)

    def show_trouble(self, sentence: str) -> None:
        """See `presenter.View`: nobody else’s page stays in sight."""
        self._none.say(_("Cette fiche ne s’ouvre pas"), sentence)
        self._stack.setCurrentWidget(self._none)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere on the page is the beginning of a note."""
        typed = event.text()
        if (
            typed.strip()
            and typed.isprintable()
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            self.composer.write(typed)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if event.mimeData().hasUrls() and self.presenter.page:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.gestures.around.attach(files[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Back from behind the lock or from the task bar: nobody arrives then."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.presenter.come_back)

    def hideEvent(self, event: QHideEvent) -> None:
        self.composer.leave()
        self.presenter.leave()
        super().hideEvent(event)

    def _keep_draft(self, writing: Writing) -> None:
        self.presenter.keep(FORM, writing.value(), self.composer.kept)


def _panels() -> dict[str, Panel]:
    """By the gesture of their button."""
    return {
        "refer": Panel("refer", _("Orientations"), handovers,
                       empty=_("Aucune orientation."), add=_("Orienter vers un partenaire")),
        "member": Panel("member", _("Équipe du parcours"), lambda page, _today: around.team(page),
                        empty=_("Personne encore. Ajoutez les professionnels qui suivent le parcours."),
                        add=_("Ajouter à l’équipe")),
        "consent": Panel("consent", _("Accords"), lambda page, _today: around.consents(page),
                         empty=_("Rien de noté. Sans accord, rien ne part vers un partenaire."),
                         add=_("Noter un accord ou un refus")),
        "document": Panel("document", _("Documents"), around.documents,
                          empty=_("Aucun document. Ils sont gardés chiffrés dans le carnet."),
                          add=_("Joindre un document"), icon="attach"),
        "relative": Panel("relative", _("Foyer"), lambda page, today: (*around.household(page, today),
                                                                     *around.merged(page)),
                          empty=_("Personne de noté."), add=_("Ajouter au foyer")),
    }  # fmt: skip
