"""What the screen of an axis would show, for its presenter’s tests."""

from dataclasses import dataclass, field
from typing import Any

from ui.screens.asking import Form, Names
from ui.widgets.rows import Row


@dataclass
class Seen:
    """What the screen would show."""

    summary: str = ""
    rows: list[Row] = field(default_factory=list)
    options: Names = ()
    none: tuple[str, str] = ("", "")
    page: Any = None
    form: Form | None = None
    whom: bool = False
    errors: dict[str, str] = field(default_factory=dict)

    def show_list(self, summary: str, rows: list[Row], options: Names) -> None:
        self.summary, self.rows, self.options = summary, rows, options

    def show_none(self, sentence: str, advice: str) -> None:
        self.none = (sentence, advice)

    def show_page(self, page: Any) -> None:
        self.page = page

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        self.form = form

    def ask_whom(self) -> None:
        self.whom = True

    def refuse(self, errors: dict[str, str]) -> None:
        self.errors = errors

    def close_form(self) -> None:
        self.form, self.errors = None, {}

    def asked(self) -> Form:
        assert self.form is not None
        return self.form
