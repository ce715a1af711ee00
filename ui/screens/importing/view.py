"""The wizard: steps at the top, one at a time below, and at the foot the way back and the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cad.domain.resident import Resident
from cad.domain.text import _, n_
from cad.services.import_plan import Plan
from cad.services.importing import Imported
from ui.desk import QtDesk
from ui.screens.importing.columns_step import ColumnsStep
from ui.screens.importing.doubles_step import DoublesStep
from ui.screens.importing.doubts_step import DoubtsStep
from ui.screens.importing.end_step import DoneStep, ReadyStep
from ui.screens.importing.file_step import FileStep, WorkStep
from ui.screens.importing.presenter import COLUMNS, DONE, DOUBLES, DOUBTS, FILE, READY, Presenter
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.focus import focus_soon
from ui.widgets.layout import column
from ui.widgets.page import Page, scrolled
from ui.widgets.pause import Pause
from ui.widgets.stages import Stages

WORK = "work"
_STAGES = (
    (FILE, _("Fichier")),
    (COLUMNS, _("Colonnes")),
    (DOUBTS, _("À revoir")),
    (DOUBLES, _("Déjà connus")),
    (READY, _("Import")),
)

LARGE = 1.4
"""The text scale from which the head says less, to leave room for the step."""
_TALL = (FILE, DOUBTS, DOUBLES, READY, DONE)
"""The steps that scroll as a whole when the text is large."""


class Screen(QWidget):
    """Shows what the presenter says; a progress told from another thread comes back through a signal."""

    _progressed = Signal(int, int)

    ONCE = frozenset({"file"})
    """What one comes to do, and does not do again when one comes back."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = Presenter(desk, self)
        presenter = self.presenter
        self._back = Button(_("Retour"), "plain", icon="arrow-left", on_click=presenter.go_back)
        self.next = Button(
            _("Continuer"), "primary", icon="arrow-right", shortcut="Ctrl+Return", on_click=presenter.go_on
        )
        self._page = Page(_("Importer une liste"), "\u00a0", foot=(self._back, None, self.next), scroll=False)
        self.stages = Stages(_STAGES)
        self.file, self.work = FileStep(presenter.choose), WorkStep(presenter.stop)
        self.columns = ColumnsStep(presenter.set_target, presenter.choose_sheet)
        self.doubts, self.doubles = DoubtsStep(), DoublesStep()
        self.ready = ReadyStep()
        self.done = DoneStep(presenter.take_back, lambda: desk.open("residents"), presenter.start_again)
        steps: dict[str, QWidget] = {
            FILE: self.file, WORK: self.work, COLUMNS: self.columns, DOUBTS: self.doubts,
            DOUBLES: self.doubles, READY: self.ready, DONE: self.done,
        }  # fmt: skip
        self._stack = QStackedWidget()
        self._shown = {key: scrolled(part) if key in _TALL else part for key, part in steps.items()}
        for part in self._shown.values():
            self._stack.addWidget(part)
        self._page.body.addWidget(self.stages)
        self._page.body.addWidget(self._stack, 1)
        self.setLayout(column(self._page))
        self.doubles.asked.connect(presenter.ask_known)
        self._keep = Pause(self, presenter.keep)
        for step in (self.doubts, self.doubles):
            step.decided.connect(self._keep.start)
        self._progressed.connect(self.work.advance)

    def arrive(self, **where: str) -> None:
        """`file`: the path of a list to import at once."""
        self.presenter.arrive()
        if where.get("file"):
            self.presenter.choose(where["file"])

    def show_step(self, step: str, plan: Plan | None) -> None:
        """See `showing.View`."""
        subtitle = plan.seen.path.name if plan else _("Rien n’est enregistré avant la dernière étape.")
        self._page.set_title(_("Importer une liste"), subtitle if look().scale < LARGE else "")
        self.file.say("")
        self.columns.say("")
        self.ready.say("")
        self._turn_to(step, step)
        self._back.setVisible(step not in (FILE, DONE))
        self.next.setVisible(step != DONE and plan is not None)
        if plan:
            self._fill(step, plan)

    def _fill(self, step: str, plan: Plan) -> None:
        doubts, doubles = len(plan.doubts), len(plan.doubles)
        self.stages.set_marks({DOUBTS: str(doubts or ""), DOUBLES: str(doubles or "")})
        self.next.setText(_("Continuer"))
        if step == COLUMNS:
            self.columns.show_plan(plan)
            if first := self.columns.first():
                focus_soon(first)
        elif step == DOUBTS:
            self.doubts.show_plan(plan)
            self.doubts.editor.setFocus(Qt.FocusReason.TabFocusReason)
        elif step == DOUBLES:
            self.doubles.show_plan(plan)
        elif step == READY:
            self.ready.show_plan(plan)
            created, completed, _skipped = plan.counts()
            self.next.setText(n_("Importer {n} personne", "Importer {n} personnes", created + completed))
            self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_to(self, step: str, stage: str) -> None:
        self._stack.setCurrentWidget(self._shown[step])
        self.stages.set_current(READY if stage == DONE else stage)
        if step == FILE:
            self.stages.set_marks({})
            self.file.button.setFocus(Qt.FocusReason.TabFocusReason)

    def offer(self, name: str) -> None:
        """See `showing.View`."""
        self.file.offer(name, self.presenter.take_up)

    def show_work(self, sentence: str, stoppable: bool = True) -> None:
        """See `showing.View`."""
        self.work.begin(sentence, stoppable=stoppable)
        self._turn_to(WORK, self.presenter.step)
        self._back.hide()
        self.next.hide()

    def advance(self, done: int, total: int) -> None:
        """See `showing.View`; any thread may call it."""
        self._progressed.emit(done, total)

    def show_trouble(self, sentence: str) -> None:
        """See `showing.View`."""
        {FILE: self.file.say, COLUMNS: self.columns.say, READY: self.ready.say, DONE: self.done.say}.get(
            self.presenter.step, lambda words: self._desk.say(words, "warning")
        )(sentence)

    def show_known(self, resident: Resident) -> None:
        """See `showing.View`."""
        self.doubles.show_known(resident)

    def show_imported(self, imported: Imported) -> None:
        """See `showing.View`."""
        if self.presenter.plan:
            self.done.show_imported(imported, self.presenter.plan)
            self._turn_to(DONE, DONE)

    def show_undone(self) -> None:
        """See `showing.View`."""
        self.done.show_undone()
        self._turn_to(DONE, FILE)
