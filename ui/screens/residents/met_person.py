"""A file for someone met at a drop-in or outside: what was noted of them is there already. No Qt here."""

from collections.abc import Callable
from typing import Any

from cad.domain.session import Passage
from cad.domain.text import _
from cad.services import passages
from ui.ports import Desk
from ui.screens.residents.new_person import Presenter, Typed, View, from_search


class MetPresenter(Presenter):
    """One stays where one is: out there, the next person is waiting."""

    service: Callable[..., Any] = staticmethod(passages.open_file)
    form = "met_person"
    title = _("Ouvrir une fiche")
    to_known = _("C’est cette personne"), _("C’est la première")
    to_alike = _("C’est cette personne")

    def __init__(self, desk: Desk, view: View, *, met: Passage) -> None:
        super().__init__(desk, view)
        self._met, self.subject, self.within = met, met.id, {"passage": met.id}

    def arrive(self, name: str = "") -> None:
        """With what was said at the door; a word alone is a first name."""
        said = self._met.name.strip()
        self._view.fill(
            {**(from_search(said) if " " in said else {"first_name": said}), "phone": self._met.phone}
        )
        super().arrive()

    def follow(self, resident: str) -> None:
        """The list shows it."""

    def open(self, resident: str, values: Typed) -> None:
        """It is that person: what was heard goes in their file."""
        self._keep({})
        self._view.leave()
        said = _("Noté dans sa fiche")
        self._desk.act(passages.know_passage, said=said, passage=self.subject, resident=resident)
