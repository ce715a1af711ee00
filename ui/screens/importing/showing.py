"""What the presenter of the wizard asks of the screen. No Qt here."""

from typing import Protocol

from cad.domain.resident import Resident
from cad.services.import_plan import Plan
from cad.services.importing import Imported


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_step(self, step: str, plan: Plan | None) -> None:
        """Show a step, filled from the plan."""

    def offer(self, name: str) -> None:
        """A file was left half-decided: it may be taken up again."""

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
