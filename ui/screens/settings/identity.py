"""Who writes in this notebook: what letters are signed with. No Qt here."""

from typing import Any, Protocol

from cad.domain.errors import Refused
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.domain.values import email, phones
from cad.services import drafts, settings
from cad.services.action import Done
from cad.services.drafts import Draft
from cad.services.notebook import Notebook
from cad.services.settings import Me
from ui.ports import Desk

FORM = "me"
FIELDS = ("name", "role", "organisation", "phone", "email")


class View(Protocol):
    """What it asks of the section."""

    def show_values(self, values: dict[str, str]) -> None:
        """Fill the form."""

    def refuse(self, errors: dict[str, str]) -> None:
        """Say what is wrong, by field, "" for the whole."""


class Identity:
    """Saved by itself: everything else is signed with it, so that it is not undone but said again."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view

    def arrive(self) -> None:
        """Ask who writes, and what was being typed."""
        self._desk.ask(_me_and_draft, self._show)

    def heard(self, done: Done[Any]) -> None:
        """The organisation may have been corrected elsewhere."""
        if any(kind in ("adviser", "organisation") for kind, _id in done.changed):
            self.arrive()

    def _show(self, answer: tuple[Me, dict[str, Any]]) -> None:
        me, draft = answer
        self._view.show_values(values(me) | draft)

    def keep(self, typed: dict[str, str]) -> None:
        """Keep what is half typed."""
        self._desk.keep_draft(FORM, "", typed)

    def save(self, typed: dict[str, str]) -> None:
        """Write it down, or say what is missing."""
        said, errors = checked(typed)
        self._view.refuse(errors)
        if not errors:
            failed = lambda sentence: self._view.refuse({"": sentence})  # noqa: E731
            self._desk.act(settings.set_me, self._saved, failed, **said)

    def _saved(self, _me: Me) -> None:
        self.keep({})
        self._desk.say(_("C’est noté\u00a0: vos lettres seront signées ainsi."), "success")


def values(me: Me) -> dict[str, str]:
    """What is known, by field."""
    adviser, organisation = me.adviser, me.organisation
    return {
        "name": adviser.name if adviser else "",
        "role": adviser.role if adviser else "",
        "organisation": organisation.name if organisation else "",
        "phone": shown_phone(adviser.phone) if adviser else "",
        "email": adviser.email if adviser else "",
    }


def checked(typed: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The values to write, and the reason by field for those that cannot be."""
    said, errors = dict(typed), dict[str, str]()
    for name, read in (("phone", lambda text: (phones(text) or ("",))[0]), ("email", email)):
        try:
            said[name] = read(said[name]) if said.get(name, "").strip() else ""
        except Refused as wrong:
            errors[name] = str(wrong)
    if not said.get("name", "").strip():
        errors["name"] = _("Votre nom signe les lettres et l’historique.")
    if not said.get("organisation", "").strip():
        errors["organisation"] = _("La structure est l’expéditeur des lettres.")
    return said, errors


def _me_and_draft(book: Notebook) -> tuple[Me, dict[str, Any]]:
    kept: list[Draft] = drafts.drafts(book, form=FORM)
    return settings.me(book), kept[0].value if kept else {}
