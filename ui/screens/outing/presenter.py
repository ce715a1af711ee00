"""A contact at a time: typed, written at once, listed; nothing waits, nothing typed is lost. No Qt here."""

from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from cad.domain.names import display_name, fold
from cad.domain.session import Passage
from cad.domain.text import _
from cad.services import passages
from cad.services.drafts import Draft, drafts
from cad.services.finding import FoundResident, find_residents
from cad.services.session_pages import Came, SessionPage, session_page
from ui.ports import Desk, Pending
from ui.screens.freshness import Fresh
from ui.screens.outing import lines, states
from ui.screens.outing.typed import Typed, from_draft, of_passage
from ui.widgets.rows import Row

FORM = "outing"
"""The name under which what is half typed is kept, by session."""
LEAST = 2
"""Letters typed before anyone of the notebook is named: nobody’s name shows by chance."""
MOST = 3


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, title: str, summary: str, rows: list[Row]) -> None:
        """Where one is, and who was met."""

    def show_state(self, state: states.State | None) -> None:
        """What is to know of the session before one notes anything, and what to do; None when all is well."""

    def typed(self) -> Typed:
        """What is in the fields."""

    def fill(self, typed: Typed, correcting: bool = False) -> None:
        """Put this in the fields, and the keyboard in the first; `correcting` someone noted before."""

    def show_errors(self, errors: dict[str, str]) -> None:
        """By field, in words; {} for none."""

    def show_found(self, people: list[Row]) -> None:
        """People of the notebook called as is typed."""

    def show_noted(self, sentence: str, tone: str) -> None:
        """What has just been done, or could not be; with a way to take up again what was refused."""

    def ask_whom(self, question: str) -> None:
        """Someone of the notebook, for `is_known`."""

    def ask_file(self, met: Passage) -> None:
        """A file for someone met."""


class Presenter(Fresh):
    """Of one session; what is typed for another stays in its draft."""

    touching = frozenset({"session", "passage", "resident"})

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.session = self.correcting = self._of = ""
        self.page: SessionPage | None = None
        self.refused: list[Typed] = []
        self._asked: Pending | None = None
        self._looked: Pending | None = None

    def arrive(self, session: str) -> None:
        """Come to a session, and to what was half typed there."""
        if session != self.session:
            self.session, self.correcting, self.page, self.refused = session, "", None, []
            self._view.fill(Typed())
            self._desk.ask(drafts, self._recall, form=FORM, subject=session)
        self.refresh()

    def _recall(self, found: list[Draft]) -> None:
        if not found:
            return
        self.refused = [from_draft(one) for one in found[0].value.get("refused", [])]
        if self._view.typed().empty:
            self._view.fill(from_draft(found[0].value))
        if self.refused:
            self._view.show_noted(_("Un contact n’a pas été noté\u00a0: reprenez-le."), "danger")

    def refresh(self) -> None:
        """Read the session again."""
        self._stale = False
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(session_page, self._show, session=self.session)

    def _show(self, page: SessionPage) -> None:
        self._asked, self.page = None, page
        self._view.show_page(lines.title(page), lines.summary(page), lines.rows(page, self._desk.me))
        self._view.show_state(states.state(page))

    # What is typed

    def keep(self) -> None:
        """Typing pauses: what is half typed comes back as it is, after a crash too."""
        if not self.correcting:
            refused = {"refused": [one.kept() for one in self.refused]} if self.refused else {}
            self._desk.keep_draft(FORM, self.session, self._view.typed().kept() | refused)

    def look(self, name: str) -> None:
        """Who of the notebook is called so; the latest answer wins."""
        if self._looked:
            self._looked.cancel()
        if len(fold(name)) < LEAST or self.correcting:
            self._view.show_found([])
        else:
            self._looked = self._desk.ask(find_residents, self._found, text=name, limit=MOST)

    def _found(self, people: list[FoundResident]) -> None:
        self._view.show_found([_known(one) for one in people if not one.near])

    def take(self, person: str, called: str) -> None:
        """It is someone of the notebook."""
        self._view.fill(replace(self._view.typed(), name="", resident=person, known=called))

    # What is written

    def submit(self) -> None:
        """Enter: written at once, and the fields are free for the next person."""
        typed = self._view.typed()
        errors = typed.wrong()
        self._view.show_errors(errors)
        if errors:
            return
        if self.correcting:
            self._correct(typed)
        else:
            self._note(typed)

    def _note(self, typed: Typed) -> None:
        self._view.fill(Typed())
        self._desk.act(
            passages.note_contact,
            self._noted,
            partial(self._refuse, typed),
            session=self.session,
            **typed.given(),
        )

    def _noted(self, made: Passage) -> None:
        self.keep()
        name = made.name or _("une personne anonyme")
        self._view.show_noted(_("Noté\u00a0: {name}. Ctrl+Z annule.").format(name=name), "success")

    def _refuse(self, typed: Typed, sentence: str) -> None:
        """What could not be written comes back, unless one is already typing of somebody else."""
        if self._view.typed().empty:
            self._view.fill(typed)
            self._view.show_errors({"": sentence})
        else:
            self.refused.append(typed)
            self.keep()
            self._view.show_noted(sentence, "danger")

    def take_up(self) -> None:
        """Go back to what could not be written; what was being typed waits in its place."""
        if self.refused:
            typed, now = self.refused.pop(), self._view.typed()
            self.refused += [now] if not now.empty else []
            self._view.fill(typed)

    def one_more(self) -> None:
        """One more person, of whom nothing is known; what is being typed of another stays."""
        self._desk.act(passages.note_contact, self._noted, session=self.session)

    # Someone noted before

    def met(self, key: str) -> Came | None:
        """Who that line is about."""
        return next((one for one in self.page.came if one.passage.id == key), None) if self.page else None

    def open(self, key: str) -> None:
        """Enter on a line: the file of who has one, else what was noted, to be corrected."""
        one = self.met(key)
        if one and one.person:
            self._desk.open("resident", resident=one.person)
        elif one:
            self.keep()
            self.correcting = key
            self._view.fill(of_passage(one.passage), correcting=True)

    def _correct(self, typed: Typed) -> None:
        given = typed.given()
        del given["resident"]

        def corrected(_made: Any) -> None:
            self.leave_correction()

        self._desk.act(
            passages.change_passage,
            corrected,
            lambda sentence: self._view.show_errors({"": sentence}),
            said=_("Contact corrigé"),
            passage=self.correcting,
            **given,
        )

    def leave_correction(self) -> None:
        """Back to the next person, and to what was half typed of them."""
        if self.correcting:
            self.correcting = ""
            self._view.fill(Typed())
            self._desk.ask(drafts, self._recall, form=FORM, subject=self.session)

    def type(self, key: str, letter: str) -> None:
        """One letter on someone noted before."""
        one = self.met(key)
        if not one:
            return
        letter = letter.lower()
        if letter == "r":
            self._desk.act(passages.remove_passage, said=_("Contact retiré"), passage=key)
        elif letter in ("f", "c") and one.person:
            self._desk.open("resident", resident=one.person)
        elif letter == "f":
            self._view.ask_file(one.passage)
        elif letter == "c":
            self._of = key
            self._view.ask_whom(_("Qui est-ce\u202f? Tapez un nom…"))

    def is_known(self, person: str) -> None:
        """Who was met is someone of the notebook."""
        said = _("Noté dans sa fiche")
        self._desk.act(passages.know_passage, said=said, passage=self._of, resident=person)

    def do(self, what: str) -> None:
        """What is to be done of the session itself."""
        if what == "ready":
            self._desk.open("ready", session=self.session)
        elif what == "over":  # how it ends is said with the others of the list
            self._desk.open("field", session=self.session, ask="close")
        elif self.page:
            act = states.ACTS[what]
            self._desk.act(act.service, partial(self._done, what), said=act.said, **act.given(self.page))

    def _done(self, what: str, made: Any) -> None:
        if what in ("again", "join"):
            self._desk.open("outing", session=made.id)


def _known(person: FoundResident) -> Row:
    """Enough to tell two people apart, and no more: somebody may be reading over one’s shoulder."""
    name = display_name(person.usage_name, person.first_name, person.birth_name)
    born = _("né·e en {year}").format(year=person.birth_date[:4]) if person.birth_date else ""
    return Row(person.id, name, born, avatar=f"{person.first_name} {person.usage_name or person.birth_name}")
