"""The wizard, step by step: nothing is written before the last one. No Qt here."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from cad.domain.errors import Refused
from cad.domain.resident import Resident
from cad.domain.text import _, n_
from cad.exchange.mapping import Column, propose
from cad.exchange.reading import read_table
from cad.services.history import UndoLabels, undo, undo_labels
from cad.services.importing import Imported, Preview, import_preview, preview
from cad.services.notebook import Notebook
from cad.services.page import ResidentPage, resident_page
from ui.ports import Desk, Pending
from ui.screens.importing.plan import Cell, Plan

FILE, COLUMNS, DOUBTS, DOUBLES, READY, DONE = "file", "columns", "doubts", "doubles", "ready", "done"
Progress = Callable[[int, int], None]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_step(self, step: str, plan: Plan | None) -> None:
        """Show a step, filled from the plan."""

    def show_work(self, sentence: str, stoppable: bool = True) -> None:
        """Something long has begun; `stoppable`: it can be interrupted."""

    def advance(self, done: int, total: int) -> None:
        """How far it is; called from another thread."""

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong, where the person is."""

    def show_known(self, resident: Resident) -> None:
        """Who is already in the notebook, beside the line that resembles them."""

    def show_imported(self, imported: Imported) -> None:
        """What was done, and what was left out."""

    def show_undone(self) -> None:
        """The import was taken back."""


class Presenter:
    """One file at a time."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.step = FILE
        self.plan: Plan | None = None
        self._stop = Event()
        self._asked: Pending | None = None
        self._label = ""

    def arrive(self) -> None:
        """One comes to the wizard; an import that was finished leaves room for another."""
        if self.step == DONE:
            self.start_again()
        else:
            self._show(self.step)

    def start_again(self) -> None:
        """Forget this file."""
        self.plan = None
        self._show(FILE)

    def _show(self, step: str) -> None:
        self.step = step
        self._view.show_step(step, self.plan)

    def choose(self, path: str, sheet: str = "") -> None:
        """Read a file and propose what its columns are."""
        self.plan = None
        self._read(lambda plan: self._show(COLUMNS), path=path, sheet=sheet)

    def choose_sheet(self, sheet: str) -> None:
        """Another sheet of the same workbook."""
        if self.plan:
            self.choose(str(self.plan.seen.path), sheet)

    def _read(self, then: Callable[[Plan], None], **given: Any) -> None:
        self._stop = Event()
        self._view.show_work(_("Lecture de «\u00a0{name}\u00a0»").format(name=Path(given["path"]).name))
        before = self.plan

        def seen(found: Preview) -> None:
            today = self._desk.now().date().isoformat()
            self.plan = before.renewed(found) if before else Plan(found, today)
            then(self.plan)

        self._desk.render(
            look, seen, self._failed, progress=self._view.advance, cancelled=self._stop.is_set, **given
        )

    def _failed(self, sentence: str) -> None:
        self._view.show_step(self.step, self.plan)
        self._view.show_trouble(sentence)

    def stop(self) -> None:
        """Interrupt what is under way: nothing is kept of it."""
        self._stop.set()

    def set_target(self, heading: str, target: str) -> None:
        """The field that a column feeds."""
        if self.plan:
            try:
                self.plan.set_target(heading, target)
            except Refused as refused:
                self._view.show_trouble(str(refused))
            self._view.show_step(COLUMNS, self.plan)

    def go_on(self) -> None:
        """To the next step that has something to decide."""
        if self.plan is None:
            return
        if self.step == COLUMNS and not self.plan.named:
            self._view.show_trouble(_("Choisissez d’abord la colonne qui donne le nom des personnes."))
        elif self.step == READY:
            self._import(self.plan)
        elif self.plan.stale or self.plan.seen.signature == UNREAD:
            self._read(
                lambda plan: self._show(self._after(plan)),
                path=str(self.plan.seen.path),
                sheet=self.plan.seen.sheet if self.plan.seen.sheets else "",
                mapping=self.plan.mapping,
                corrections=self.plan.corrections,
            )
        else:
            self._show(self._after(self.plan))

    def _after(self, plan: Plan) -> str:
        steps = [DOUBTS] * bool(plan.doubts) + [DOUBLES] * bool(plan.doubles) + [READY]
        later = [COLUMNS, DOUBTS, DOUBLES, READY]
        return next(step for step in steps if later.index(step) > later.index(self.step))

    def go_back(self) -> None:
        """To the step before; what was decided stays decided."""
        plan = self.plan
        steps = [
            FILE,
            COLUMNS,
            *([DOUBTS] * bool(plan and plan.doubts)),
            *([DOUBLES] * bool(plan and plan.doubles)),
        ]
        here = steps.index(self.step) if self.step in steps else len(steps)
        self._show(steps[max(here - 1, 0)])

    def go_to(self, step: str) -> None:
        """To a step already seen."""
        self._show(step)

    def correct(self, cell: Cell, value: str) -> str:
        """Put a value in a doubtful cell; "" or the reason why it cannot stay there."""
        return self.plan.correct(cell, value) if self.plan else ""

    def ask_known(self, resident: str) -> None:
        """Read the file that a line resembles; the latest one asked for is shown."""
        if self._asked:
            self._asked.cancel()

        def show(page: ResidentPage) -> None:
            self._view.show_known(page.resident)

        self._asked = self._desk.ask(resident_page, show, resident_id=resident)

    def _import(self, plan: Plan) -> None:
        self._stop = Event()
        created, completed, _skipped = plan.counts()
        words = n_("Import de {n} personne", "Import de {n} personnes", created + completed)
        self._view.show_work(words)
        self._desk.act(
            import_preview,
            self._imported,
            self._failed,
            seen=plan.to_import,
            decisions=plan.decisions,
            progress=self._view.advance,
            cancelled=self._stop.is_set,
            asked_by="import",
        )

    def _imported(self, imported: Imported) -> None:
        self.step = DONE
        self._view.show_imported(imported)
        self._desk.ask(undo_labels, self._keep_label)

    def _keep_label(self, labels: UndoLabels) -> None:
        self._label = labels.undo

    def take_back(self) -> None:
        """Undo the import, as long as nothing was done since."""
        self._desk.ask(undo_labels, self._take_back)

    def _take_back(self, labels: UndoLabels) -> None:
        if labels.undo == self._label:
            self._view.show_work(_("Annulation de l’import…"), stoppable=False)
            self._desk.act(undo, lambda _label: self._view.show_undone(), self._failed)
        else:
            self._view.show_trouble(
                _(
                    "Autre chose a été écrit depuis\u00a0: annulez d’abord «\u00a0{what}\u00a0» (Ctrl+Z)."
                ).format(what=labels.undo or _("la dernière action"))
            )


UNREAD = ""
"""The signature of a file of which only the columns could be read, for want of a column of names."""


def look(
    book: Notebook,
    path: str,
    sheet: str = "",
    mapping: dict[str, str] | None = None,
    corrections: dict[int, dict[str, str]] | None = None,
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Preview:
    """A preview; of its columns alone when none of them is recognised as a name, so that one can choose."""
    try:
        return preview(book, path, mapping, corrections, sheet=sheet, progress=progress, cancelled=cancelled)
    except Refused:
        if mapping is not None or cancelled():
            raise
        return _columns_alone(path, sheet)


def _columns_alone(path: str, sheet: str) -> Preview:
    """Raises what reading the file raised, if that was the trouble."""
    table = read_table(path, sheet=sheet)
    columns: tuple[Column, ...] = propose(table).columns
    return Preview(Path(path), table.name, table.others, columns, (), False, (), (), (), UNREAD)
