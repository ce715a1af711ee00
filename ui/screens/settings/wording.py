"""The wording of our letters: typed, checked as one types, looked at, kept. No Qt here."""

from typing import Any, Protocol

from cad.domain.text import _
from cad.services import drafts, letters
from cad.services.action import Done
from cad.services.drafts import Draft
from cad.services.letters import Wording, check_template
from cad.services.notebook import Notebook
from cad.services.saving import page_count, page_image
from cad.services.specimen import specimen_letter
from ui.ports import Desk, Pending

FORM = "letter_template"
PageImage = tuple[int, int, bytes]
SCALE = 1.6
"""Pixels per point of the preview: read beside the text, not printed."""


class View(Protocol):
    """What it asks of the section."""

    def show_wording(self, text: str, fields: dict[str, str], *, usual: bool, restored: bool) -> None:
        """Fill the editor; `usual` is the wording the app came with, `restored` what was half typed."""

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """What is wrong with what is typed."""

    def show_pages(self, pages: list[PageImage]) -> None:
        """The letter it would make."""

    def show_trouble(self, sentence: str) -> None:
        """Why there is no letter to look at."""


class Wordings:
    """The preview follows what is typed, once it is right; the latest answer wins."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._looking: Pending | None = None
        self._kept = ""

    def arrive(self) -> None:
        """Ask for the wording, and for what was half typed."""
        self._desk.ask(_wording_and_draft, self._show)

    def heard(self, done: Done[Any]) -> None:
        """It was changed, or changed back."""
        if any(kind == "letter_template" for kind, _id in done.changed):
            self.arrive()

    def _show(self, answer: tuple[Wording, str]) -> None:
        wording, draft = answer
        self._kept = wording.text
        restored = bool(draft) and draft != wording.text
        text = draft if restored else wording.text
        self._view.show_wording(text, wording.fields, usual=wording.is_default, restored=restored)
        self.type(text)

    def type(self, text: str) -> None:
        """Typing rests: check, keep, look."""
        problems = check_template(text)
        self._view.show_problems(problems)
        self._desk.keep_draft(FORM, "", {"text": text} if text != self._kept else {})
        if not problems:
            self._look(text)

    def _look(self, text: str) -> None:
        if self._looking:
            self._looking.cancel()
        self._looking = self._desk.render(
            lambda book: _pages(specimen_letter(book, text=text)),
            self._view.show_pages,
            self._view.show_trouble,
        )

    def save(self, text: str) -> None:
        """Our letters say this from now on."""
        problems = check_template(text)
        self._view.show_problems(problems)
        if not problems:
            self._act(letters.set_letter_template, _("Modèle de lettre modifié"), text=text)

    def reset(self) -> None:
        """Our letters say again what the app came with."""
        self._act(letters.reset_letter_template, _("Modèle d’origine repris"))

    def _act(self, action: Any, said: str, **given: str) -> None:
        failed = lambda sentence: self._view.show_problems((sentence,))  # noqa: E731
        self._desk.act(action, self._written, failed, said=said, **given)

    def _written(self, _template: Any) -> None:
        self._desk.keep_draft(FORM, "", {})


def _wording_and_draft(book: Notebook) -> tuple[Wording, str]:
    kept: list[Draft] = drafts.drafts(book, form=FORM)
    return letters.letter_template(book), kept[0].value.get("text", "") if kept else ""


def _pages(pdf: bytes) -> list[PageImage]:
    return [page_image(pdf, index, SCALE) for index in range(page_count(pdf))]
