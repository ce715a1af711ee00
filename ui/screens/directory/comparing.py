"""Two or three services picked, then set side by side. No Qt here."""

from typing import Any

from cad.domain.text import _
from cad.services import who_can_help
from cad.services.helpers import Helper
from ui.ports import Desk
from ui.screens.directory import shown as said

MOST = 3
"""Services that stand side by side."""


class Compares:
    """What a presenter with a service in sight (`chosen`) does with several of them."""

    _desk: Desk
    _view: Any
    given: dict[str, Any]
    resident: str
    chosen: str
    picked: list[str]

    def pick(self) -> None:
        """Compare the one in sight too, or no longer; the oldest of three gives way."""
        if not self.chosen:
            return
        if self.chosen in self.picked:
            self.picked.remove(self.chosen)
        else:
            self.picked = [*self.picked, self.chosen][-MOST:]
        self._tell_picked()

    def _tell_picked(self) -> None:
        self._view.show_picked(len(self.picked), self.chosen in self.picked)

    def compare(self) -> None:
        """Show those that were picked side by side."""
        if len(self.picked) < 2:
            self._desk.say(_("Choisissez d’abord deux ou trois services\u00a0: Ctrl+B sur chacun."), "info")
            return

        def show(found: tuple[Helper, ...]) -> None:
            names = tuple(one.offered.name for one in found)
            self._view.show_compared(names, said.compared(found, self._desk.now().date().isoformat()))

        near = self.given.get("near", "")
        self._desk.ask(
            who_can_help.compare_helpers, show, self._uncompared, keys=tuple(self.picked), near=near,
            resident=self.resident,
        )  # fmt: skip

    def _uncompared(self, sentence: str) -> None:
        self.picked = []
        self._tell_picked()
        self._desk.say(sentence, "warning")
