"""The wizard, step by step: nothing is written before the last one. No Qt here."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from cad.domain.text import _, n_
from cad.services.drafts import Draft, drafts
from cad.services.history import UndoLabels, undo, undo_labels
from cad.services.import_plan import Plan
from cad.services.import_reading import UNREAD, look
from cad.services.importing import Imported, Preview, import_preview
from cad.services.page import ResidentPage, resident_page
from ui.ports import Desk, Pending
from ui.screens.importing.showing import View

FILE, COLUMNS, DOUBTS, DOUBLES, READY, DONE = "file", "columns", "doubts", "doubles", "ready", "done"
FORM = "import"
"""The name under which a half-decided import is kept."""


class Presenter:
    """One file at a time."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.step = FILE
        self.plan: Plan | None = None
        self._stop = Event()
        self._asked: Pending | None = None
        self._label = ""
        self._draft: dict[str, Any] = {}

    def arrive(self) -> None:
        """One comes to the wizard; an import that was finished leaves room for another."""
        if self.step == DONE:
            self.start_again()
        else:
            self._show(self.step)
        if self.plan is None:
            self._desk.ask(drafts, self._offer, form=FORM)

    def _offer(self, found: list[Draft]) -> None:
        self._draft = found[0].value if found else {}
        if self._draft and self.step == FILE and Path(self._draft["path"]).exists():
            self._view.offer(Path(self._draft["path"]).name)

    def take_up(self) -> None:
        """Go on with the file that was left half-decided."""
        draft = self._draft

        def read(plan: Plan) -> None:
            plan.take_up(draft)
            self._show(COLUMNS)

        given = {name: draft[name] for name in ("path", "sheet", "mapping")}
        corrections = {int(line): cells for line, cells in draft["corrections"].items()}
        self._read(read, corrections=corrections, **given)

    def keep(self) -> None:
        """What was decided so far is found again after a power cut."""
        if self.plan and self.step not in (FILE, DONE):
            self._desk.keep_draft(FORM, "", self.plan.as_draft())

    def start_again(self) -> None:
        """Forget this file."""
        self.plan = None
        self._show(FILE)

    def _show(self, step: str) -> None:
        self.step = step
        self._view.show_step(step, self.plan)
        self.keep()

    def choose(self, path: str, sheet: str = "") -> None:
        """Read a file and propose what its columns are."""
        self.plan, self.step = None, FILE
        self._read(lambda _plan: self._show(COLUMNS), path=path, sheet=sheet)

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
            trouble = self.plan.set_target(heading, target)
            self._show(COLUMNS)
            if trouble:
                self._view.show_trouble(trouble)

    def go_on(self) -> None:
        """To the next step that has something to decide."""
        if self.plan is None or self.step == DONE:
            return
        if self.step == COLUMNS and not self.plan.named:
            self._view.show_trouble(_("Choisissez d’abord la colonne qui donne le nom des personnes."))
        elif self.step == FILE:
            self._show(COLUMNS)
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
        self._desk.keep_draft(FORM, "", {})
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
