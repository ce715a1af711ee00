"""Which section is shown, and whether this is the demonstration. No Qt here."""

from typing import Any, Protocol

from cad.services import settings
from cad.services.action import Done
from cad.services.invented import is_demonstration
from cad.services.settings import Me
from ui.ports import Desk
from ui.screens.settings import sections
from ui.widgets.rows import Row


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_sections(self, rows: list[Row]) -> None:
        """List the sections."""

    def show_section(self, key: str) -> None:
        """Show one."""

    def show_demonstration(self, invented: bool) -> None:
        """Offer a notebook of one’s own, or not."""


class Presenter:
    """The sections do the rest, each for itself."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.section = ""

    def arrive(self, section: str = "") -> None:
        """Come to a section, else to the last one seen."""
        self._desk.ask(settings.me, self._signed)
        self._desk.ask(is_demonstration, self._view.show_demonstration)
        self.choose(section or self.section or sections.SECTIONS[0].key)

    def changed(self, done: Done[Any]) -> None:
        """Who writes may have been said, or said anew."""
        if any(kind in ("adviser", "organisation") for kind, _id in done.changed):
            self._desk.ask(settings.me, self._signed)

    def _signed(self, me: Me) -> None:
        self._view.show_sections(sections.rows(unsigned=me.adviser is None))

    def choose(self, section: str) -> None:
        """Show another section."""
        if section in sections.BY_KEY:
            self.section = section
            self._view.show_section(section)
