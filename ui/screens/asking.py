"""Forms asked by a screen: opened with what was half typed, kept while typing, written down. No Qt here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import drafts
from ui.ports import Desk

Names = tuple[tuple[str, str], ...]
"""(key, label) pairs."""
NEW = "new"

Act = tuple[Any, str, dict[str, Any]]
"""A service, what is said once it is done, its arguments."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked: `kind` and `subject` say what its draft is kept under; `about`, the record changed;
    `within`, what is known already; `options`, what one chooses from, by field.
    """

    kind: str
    subject: str = NEW
    about: Any = None
    within: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    options: Mapping[str, Names] = field(default_factory=dict)


Writes = Mapping[str, Callable[[Form, dict[str, Any]], Act]]
"""How the answers to a form are written down. Raises `Refused` when one does not read."""
NO_OTHERS: Writes = {}


def chosen(typed: dict[str, Any]) -> dict[str, Any]:
    """A structure must be chosen: the directory may have none yet."""
    if not typed.get("organisation"):
        raise Refused(_("Choisissez la structure\u00a0; absente de la liste, ajoutez-la dans Partenaires."))
    return typed


class Unreadable(Refused):
    """Some answers do not read; `errors` says why, by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


class View(Protocol):
    """What is asked of the screen."""

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """Open a form, with what was half typed."""

    def refuse(self, errors: dict[str, str]) -> None:
        """The form is not right: by field, "" for the whole."""

    def close_form(self) -> None:
        """What the form said is written."""

    def leave_form(self) -> None:
        """One goes elsewhere: what is half typed is kept."""


class Answered(Protocol):
    """Who asks."""

    writes: Writes
    """What the first button of a form does, by kind of form."""
    others: Writes
    """What another button writes, by its key."""

    def written(self, form: Form, made: Any) -> None:
        """What follows a form, which made a record."""

    def elsewhere(self, form: Form, way: str) -> None:
        """Go where a button that writes nothing leads."""


class Asking:
    """Asks for the forms of a screen, and has the answers written."""

    def __init__(self, desk: Desk, view: View, owner: Answered) -> None:
        self._desk, self._view, self._owner = desk, view, owner

    def ask(self, form: Form) -> None:
        """Open it, with its draft."""
        self._desk.ask(
            drafts.drafts,
            lambda kept: self._view.ask_form(form, kept[0].value if kept else {}),
            form=form.kind,
            subject=form.subject,
        )

    def keep(self, form: Form, said: dict[str, Any]) -> None:
        """Keep what is half typed."""
        self._desk.keep_draft(form.kind, form.subject, said)

    def submit(self, form: Form, typed: dict[str, Any], way: str = "") -> None:
        """A form was sent by its first button, or by another (`way`)."""
        write = self._owner.others.get(way) if way else self._owner.writes[form.kind]
        if not write:
            self._view.leave_form()
            self._owner.elsewhere(form, way)
            return
        try:
            service, said, given = write(form, dict(typed))
        except Refused as wrong:
            self._view.refuse(wrong.errors if isinstance(wrong, Unreadable) else {"": str(wrong)})
            return

        def written(made: Any) -> None:
            self._desk.keep_draft(form.kind, form.subject, {})
            self._view.close_form()
            self._owner.written(form, made)

        failed = lambda sentence: self._view.refuse({"": sentence})  # noqa: E731
        self._desk.act(service, written, failed, said=said, **given)
