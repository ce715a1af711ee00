"""What the screen of an axis would show, for its presenter’s tests."""

from dataclasses import dataclass, field
from typing import Any

from cad.services.notebook import Notebook
from tests.ui.fakes import FakeDesk
from ui.screens.asking import Form, Names
from ui.screens.axis_presenter import AxisPresenter
from ui.widgets.rows import Row


@dataclass
class Seen:
    """What the screen would show."""

    summary: str = ""
    rows: list[Row] = field(default_factory=list)
    options: Names = ()
    none: tuple[str, str] = ("", "")
    whole: Any = None
    page: Any = None
    form: Form | None = None
    question: str = ""
    file: bool = False
    errors: dict[str, str] = field(default_factory=dict)

    def show_list(self, summary: str, rows: list[Row], options: Names) -> None:
        self.summary, self.rows, self.options = summary, rows, options

    def show_none(self, sentence: str, advice: str) -> None:
        self.none = (sentence, advice)

    def show_whole(self, found: Any) -> None:
        self.whole, self.page = found, None

    def show_one(self, page: Any) -> None:
        self.page = page

    def ask_form(self, form: Form, _draft: dict[str, Any]) -> None:
        self.form = form

    def ask_whom(self, question: str) -> None:
        self.question = question

    def ask_file(self) -> None:
        self.file = True

    def refuse(self, errors: dict[str, str]) -> None:
        self.errors = errors

    def close_form(self) -> None:
        self.form, self.errors = None, {}

    leave_form = close_form

    def asked(self) -> Form:
        assert self.form is not None
        return self.form


@dataclass
class Arrived:
    """The presenter of an axis to which one has come, and what it shows."""

    presenter: Any
    desk: FakeDesk
    seen: Seen

    def says(self, what: str, key: str = "", way: str = "", **typed: Any) -> None:
        """Ask for a form, and answer it."""
        self.presenter.ask(what, key)
        self.presenter.submit(self.seen.asked(), typed, way)


def arrived(kind: type[AxisPresenter], book: Notebook) -> Arrived:
    """Come to an axis."""
    desk, seen = FakeDesk(book), Seen()
    made = kind(desk, seen)
    desk.changed.append(lambda done: made.changed(done, visible=True))
    made.arrive()
    return Arrived(made, desk, seen)
