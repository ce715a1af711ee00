"""Creating a person: what is typed is checked, kept, and compared with who is already there. No Qt here."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from cad.domain.errors import Refused
from cad.domain.names import display_name, fold
from cad.domain.nir import looks_like_nir, refuse_nir
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.domain.values import phones
from cad.services.action import Done
from cad.services.drafts import Draft, drafts
from cad.services.duplicates import PossibleDuplicate, possible_duplicates
from cad.services.finding import FoundResident, find_residents
from cad.services.residents import create_resident
from ui.ports import Desk, Pending
from ui.screens.resident.identity_form import LABELS, checked

FORM = "new_resident"
"""The name under which the half-typed form is kept."""
FIELDS = ("usage_name", "first_name", "birth_date", "phone", "birth_name")
CERTAIN = 90
"""The score from which a likeness is nearly sure."""
HOLDERS = 3
"""People named at most under a telephone that is already theirs: a household."""
Typed = dict[str, str]
"""What is in the fields, as typed."""


class View(Protocol):
    """What the presenter asks of the sheet."""

    def fill(self, values: Typed) -> None:
        """Put these words in the fields."""

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say what is wrong beside each field, "" for the whole form; nothing for those left out."""

    def show_alike(self, people: list[PossibleDuplicate], looked: bool) -> None:
        """Show who may be the same person; `looked` is false while too little is typed to look."""

    def show_holders(self, names: list[str]) -> None:
        """Say whose telephone it already is."""

    def offer(self, name: str, restored: bool) -> None:
        """A form was left half-typed: it is back (`restored`), or may be taken up again."""

    def leave(self) -> None:
        """The sheet has done its work."""


class Presenter:
    """One person at a time; the draft is of that person."""

    service: Callable[..., Done[Resident]] = staticmethod(create_resident)
    """What writes the file."""
    form, subject = FORM, ""
    """What the draft is kept under."""
    title = _("Nouvelle personne")
    to_known = _("Ouvrir sa fiche"), _("Ouvrir la première")
    """What Enter does with the one it nearly surely is; with the first of several."""
    to_alike = _("Ouvrir cette fiche")

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._asked: list[Pending] = []
        self._recalled: Pending | None = None
        self._left = self._writing = False
        self._draft: Typed = {}
        self._looked: Typed = {}
        self._alike: list[PossibleDuplicate] = []
        self.within: dict[str, Any] = {}
        """What else `service` is given."""

    def arrive(self, name: str = "") -> None:
        """Begin, with what was looked for in vain or with what was left half-typed."""
        self._view.show_alike([], False)
        if name:
            self._view.fill(from_search(name))
        self._recalled = self._desk.ask(
            drafts, lambda found: self._found_draft(found, name), form=self.form, subject=self.subject
        )

    def leave(self) -> None:
        """The sheet is gone: no answer is for it any more."""
        self._left = True
        self._give_up()
        if self._recalled:
            self._recalled.cancel()

    def _give_up(self) -> None:
        while self._asked:
            self._asked.pop().cancel()

    def _found_draft(self, found: list[Draft], name: str) -> None:
        self._draft = {k: str(v) for k, v in found[0].value.items() if k in FIELDS} if found else {}
        if not self._draft:
            return
        who = display_name(
            self._draft.get("usage_name", ""),
            self._draft.get("first_name", ""),
            self._draft.get("birth_name", ""),
        )
        if not name:
            self._view.fill(self._draft)
        self._view.offer(who, not name)

    def take_up(self) -> None:
        """Go on with what was left half-typed."""
        self._view.fill(self._draft)

    def start_again(self) -> None:
        """Forget what was left half-typed."""
        self._draft = {}
        self._keep({})
        self._view.fill({})

    def typed(self, values: Typed) -> None:
        """At each key: a social-security number is refused at once, the rest waits."""
        self._view.show_errors(
            {name: _nir(name, value) for name, value in values.items() if _nir(name, value)}
        )

    def keep(self, values: Typed) -> None:
        """Typing pauses: the form will come back as it is, but for a social-security number."""
        self._keep({k: v for k, v in values.items() if v and not looks_like_nir(v)})

    def _keep(self, values: Typed) -> None:
        self._desk.keep_draft(self.form, self.subject, values)

    def look(self, values: Typed) -> None:
        """Who may be the same person, and whose telephone it already is; the latest answer wins."""
        self._give_up()
        if _enough(values):
            show = partial(self._found_alike, values, looked=True)
            self._asked.append(self._desk.ask(possible_duplicates, show, **_as_fields(values)))
        else:
            self._found_alike(values, [], looked=False)
        if number := _number(values.get("phone", "")):
            held = partial(self._found_holders, number)
            self._asked.append(self._desk.ask(find_residents, held, text=number, limit=HOLDERS))
        else:
            self._view.show_holders([])

    def _found_alike(self, values: Typed, people: list[PossibleDuplicate], looked: bool) -> None:
        self._looked, self._alike = values, people
        self._view.show_alike(people, looked)

    def _found_holders(self, number: str, people: list[FoundResident]) -> None:
        holding = [one for one in people if number in one.phones]
        self._view.show_holders(
            [display_name(one.usage_name, one.first_name, one.birth_name) for one in holding]
        )

    def submit(self, values: Typed) -> None:
        """Enter: to the file of whom is nearly surely known, else a new one."""
        sure = known(self._alike)
        if sure and values == self._looked and not self._writing:
            self.open(sure.id, values)
        else:
            self.create(values)

    def create(self, values: Typed) -> None:
        """Write the file, unless something in it cannot be read, or someone not seen yet resembles it."""
        if self._writing:
            return
        today = self._desk.now().date().isoformat()
        read, errors = checked(_as_fields(values), today)
        errors = {("phone" if name == "phones" else name): why for name, why in errors.items()}
        errors |= {name: _nir(name, value) for name, value in values.items() if _nir(name, value)}
        self._view.show_errors(errors)
        if not errors:
            name = display_name(read["usage_name"], read["first_name"], read["birth_name"])
            said = _("Fiche créée\u00a0: {name}").format(name=name)
            self._writing = True
            self._desk.act(
                self.service,
                self._created,
                lambda sentence: self._failed(sentence, values),
                said=said,
                seen=self._seen(values),
                **self.within,
                **read,
            )

    def _seen(self, values: Typed) -> tuple[str, ...] | None:
        """The files one was shown as resembling this; None when too little is typed to look."""
        if not _enough(values):
            return None
        return tuple(one.id for one in self._alike) if values == self._looked else ()

    def _failed(self, sentence: str, values: Typed) -> None:
        self._writing = False
        if self._left:
            self._desk.say(sentence, "danger")
        else:
            self._view.show_errors({"": sentence})
            self.look(values)

    def _created(self, made: Resident) -> None:
        self._keep({})
        if not self._left:
            self._view.leave()
            self.follow(made.id)

    def follow(self, resident: str) -> None:
        """Once it is written, to that file."""
        self._desk.open("resident", resident=resident)

    def open(self, resident: str, values: Typed) -> None:
        """Go to a file that was there already: the one nearly sure takes in what was typed and it has not.

        Another one is only looked at: what was typed waits, as when one leaves.
        """
        sure = known(self._alike)
        readable = {name: value for name, value in values.items() if value and not looks_like_nir(value)}
        if sure and sure.id == resident:
            self._keep({})
            more = {("phones" if name == "phone" else name): value for name, value in readable.items()}
        else:
            self._keep(readable)
            more = {}
        self._view.leave()
        self._desk.open("resident", resident=resident, **more)


def known(people: list[PossibleDuplicate]) -> PossibleDuplicate | None:
    """The one it nearly surely is."""
    return next((one for one in people if one.score >= CERTAIN), None)


def from_search(text: str) -> Typed:
    """What was looked for, in the fields it most likely belongs to: "Diallo Awa", "Awa DIALLO", "06 39…"."""
    words = text.split()
    if not any(c.isalpha() for c in text):
        return {"phone": text} if len([c for c in text if c.isdigit()]) > 4 else {}
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    surname = capitals if 0 < len(capitals) < len(words) else words[:1]
    first = [word for word in words if word not in surname]
    return {"usage_name": _cased(surname), "first_name": _cased(first)}


def _cased(words: list[str]) -> str:
    return " ".join(word[0].upper() + word[1:] for word in words)


def _as_fields(values: Typed) -> dict[str, Any]:
    fields: dict[str, Any] = {name: values.get(name, "").strip() for name in FIELDS if name != "phone"}
    return fields | {"phones": tuple(filter(None, [values.get("phone", "").strip()]))}


def _enough(values: Typed) -> bool:
    """Two letters of a surname and one of a first name, or half a telephone: less resembles everyone."""
    surname = fold(values.get("usage_name", "") or values.get("birth_name", ""))
    digits = [c for c in values.get("phone", "") if c.isdigit()]
    return (len(surname) > 1 and bool(fold(values.get("first_name", "")))) or len(digits) > 9


def _number(typed: str) -> str:
    """The one telephone typed, once it is whole."""
    try:
        return next(iter(phones(typed)), "")
    except Refused:
        return ""


def _nir(name: str, value: str) -> str:
    """The refusal of a social-security number, "" for anything else."""
    try:
        refuse_nir(value, LABELS.get(name, _("Téléphone")))
    except Refused as refused:
        return str(refused)
    return ""
