"""Forms asked by a screen: opened with what was half typed, kept while typing, written down. No Qt here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cad.domain.errors import Refused
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


class View(Protocol):
    """What is asked of the screen."""

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        """Open a form, with what was half typed."""

    def refuse(self, errors: dict[str, str]) -> None:
        """The form is not right: by field, "" for the whole."""

    def close_form(self) -> None:
        """What the form said is written."""


class Asking:
    """`act` says how the answers of a form are written down."""

    def __init__(self, desk: Desk, view: View, act: Callable[[Form, dict[str, Any]], Act]) -> None:
        self._desk, self._view, self._act = desk, view, act

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

    def save(
        self, form: Form, typed: dict[str, Any], then: Callable[[Any], None] = lambda _made: None
    ) -> None:
        """Write it down, then tell what was made."""
        try:
            service, said, given = self._act(form, dict(typed))
        except Refused as wrong:
            self._view.refuse({"": str(wrong)})
            return

        def written(made: Any) -> None:
            self._desk.keep_draft(form.kind, form.subject, {})
            self._view.close_form()
            then(made)

        failed = lambda sentence: self._view.refuse({"": sentence})  # noqa: E731
        self._desk.act(service, written, failed, said=said, **given)
