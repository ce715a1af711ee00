"""What the settings need of the desk, without Qt, besides what every screen does."""

from collections.abc import Callable
from typing import Any, Protocol

from cad.services.notebook import Notebook
from ui.ports import Desk, Failed, Pending


class Keeper(Desk, Protocol):
    """A desk that also reaches the notebook itself."""

    def check(
        self, work: Callable[[Notebook], Any], done: Callable[[Any], None], failed: Failed | None = None
    ) -> Pending:
        """Run something that is not a user action (a passphrase, a backup) in the record’s lane."""

    def prefer(self, failed: Failed | None = None, **wanted: Any) -> Pending:
        """Change the comfort of this laptop; everything on screen follows."""
