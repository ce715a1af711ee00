"""Rencontres: the list, one event or all of them beside, who is invited, who came. No Qt here."""

from typing import Any, Protocol

from cad.domain.event import BEFORE
from cad.domain.text import _
from cad.services import attendances, event_pages, events
from cad.services.action import Done
from cad.services.event_pages import EventList, EventPage, Guest
from ui.ports import Desk, Pending
from ui.screens.asking import Asking, Form, Names
from ui.screens.asking import View as Asked
from ui.screens.events import forms, lines, shown
from ui.widgets.rows import Row

_TOUCHING = {"event", "attendance", "company_meeting", "outcome", "resident", "organisation"}
"""Kinds of record that the screen shows."""
LETTERS = {"v": "came", "p": "missed", "o": "coming", "n": "declined"}
"""What a letter says of the person one is on."""


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_events(self, summary: str, rows: list[Row]) -> None:
        """Show the list."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_whole(self, found: EventList) -> None:
        """Show all events together."""

    def show_event(self, page: EventPage) -> None:
        """Show one event."""

    def ask_whom(self, question: str) -> None:
        """Someone of the notebook."""


class Presenter:
    """One text, one sort, one event ("" for all of them); the latest answer wins."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.asking = Asking(desk, view, forms.act)
        self.text, self.kind, self.event = "", "", ""
        self.found: EventList | None = None
        self.page: EventPage | None = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self._stale = True

    @property
    def _today(self) -> str:
        return self._desk.now().date().isoformat()

    def arrive(self, event: str = "") -> None:
        """Come to the list, or to one event."""
        self.event = event or self.event
        if self._stale or event:
            self.refresh()

    def changed(self, done: Done[Any], visible: bool) -> None:
        """Something was written; a hidden screen waits until one comes back to it."""
        if any(kind in _TOUCHING for kind, _id in done.changed):
            self._stale = True
            if visible:
                self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        self._list()
        if self.event:
            self.open(self.event)

    def look(self, text: str, kind: str) -> None:
        """Keep the events these words name, of one sort."""
        self.text, self.kind = " ".join(text.split()), kind
        self._list()

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(event_pages.event_list, self._show, text=self.text, kind=self.kind)

    def _show(self, found: EventList) -> None:
        self._asked, self.found = None, found
        rows = [lines.whole(found), *(lines.event(row, self._today) for row in found.rows)]
        self._view.show_events(shown.summary(found), rows)
        if not found.rows:
            self._view.show_none(*self._why_none())
        if not self.event:
            self._view.show_whole(found)

    def _why_none(self) -> tuple[str, str]:
        if self.text or self.kind:
            return _("Aucune rencontre ne correspond."), _("Un mot de moins, ou toutes les sortes.")
        return _("Aucune rencontre pour l’instant."), _("Ajoutez un forum, un job dating, une visite…")

    def open(self, event: str) -> None:
        """Show one event beside the list, or all of them."""
        if self._opening:
            self._opening.cancel()
        if event in ("", lines.WHOLE):
            self.event, self.page, self._opening = "", None, None
            if self.found:
                self._view.show_whole(self.found)
            return
        ask = self._desk.ask
        self._opening = ask(event_pages.event_page, self._opened, lambda _why: self.open(""), event=event)

    def _opened(self, page: EventPage) -> None:
        self._opening, self.page, self.event = None, page, page.event.id
        self._view.show_event(page)

    # What is asked

    def ask(self, what: str) -> None:
        """Do what a button says, of the event shown."""
        if what == "event":
            self.asking.ask(Form("event", options={"companies": self._companies()}))
        elif self.page:
            self._of_event(what, self.page)

    def _of_event(self, what: str, page: EventPage) -> None:
        event, one = page.event.id, {"event": page.event.id}
        if what in ("invitations", "sign_in"):
            self._desk.open("paper", **{what: event})
        elif what == "restore":
            self._desk.act(events.restore_event, said=_("Rencontre rétablie"), event=event)
        elif what == "remove":
            gone = lambda _done: self.open("")  # noqa: E731
            self._desk.act(events.remove_event, gone, said=_("Rencontre retirée"), event=event)
        elif what == "invite":
            self._desk.ask(
                event_pages.event_candidates,
                lambda found: self._view.ask_form(Form("invite", event, found, one, page.event.title), {}),
                event=event,
            )
        elif what in ("come", "whom"):
            self._view.ask_whom(self._question())
        else:
            self.asking.ask(self._form(what, page))

    def _question(self) -> str:
        return (
            _("Qui est venu·e\u202f? Tapez un nom…") if self.begun else _("Qui inviter\u202f? Tapez un nom…")
        )

    @property
    def begun(self) -> bool:
        """Whether the day of the event shown has come."""
        return bool(self.page) and self.page.event.starts_at[:10] <= self._today  # type: ignore[union-attr]

    def _form(self, what: str, page: EventPage) -> Form:
        event, within = page.event, {"event": page.event.id}
        return {
            "edit": Form("event", event.id, event, {}, "", {"companies": self._companies()}),
            "cancel": Form("cancel_event", event.id, None, within, event.title),
            "newcomer": Form("newcomer", event.id, None, within | {"seen": ()}, event.title),
            "heads": Form("heads", event.id, None, within, str(event.heads or "")),
        }[what]

    def _companies(self) -> Names:
        return self.found.companies if self.found else ()

    def chosen(self, person: str) -> None:
        """Someone of the notebook came, or is invited."""
        if self.page and self.begun:
            self._desk.act(
                attendances.come_in, said=_("Venue notée"), event=self.page.event.id, resident=person
            )
        elif self.page:
            self._desk.act(
                attendances.invite, said=_("Invitation notée"), event=self.page.event.id, residents=(person,)
            )

    def guest(self, key: str) -> Guest | None:
        """Who that line of the list is about."""
        return next((g for g in self.page.guests if g.attendance.id == key), None) if self.page else None

    def type(self, key: str, letter: str) -> None:
        """One letter on someone of the list."""
        state = LETTERS.get(letter.lower(), "")
        if state in BEFORE and key:
            self._desk.act(
                attendances.answer_invitation, said=_("Réponse notée"), attendance=key, state=state
            )
        elif state and key:
            said = _("Venue notée") if state == "came" else _("Absence notée")
            self._desk.act(attendances.note_presence, said=said, attendance=key, state=state)

    def open_guest(self, key: str) -> None:
        """Of who came, the companies they met; of the others, what they answered."""
        guest = self.guest(key)
        if not guest or not self.page:
            return
        if guest.attendance.state != "came":
            self.asking.ask(Form("answer", key, guest))
            return
        names = tuple(self.page.names.items())
        here = [(one, self.page.names[one]) for one in self.page.event.companies if one in self.page.names]
        options = {"company": (("", _("À choisir")), *(here or self._companies())), "names": names}
        within = {"event": self.page.event.id, "resident": guest.person}
        self.asking.ask(Form("company_meeting", key, guest, within, "", options))

    def submit(self, form: Form, typed: dict[str, Any], way: str) -> None:
        """A form was sent, by its first button or another."""
        if way == "other":
            self.save(Form(form.kind, form.subject, None, form.within | {"seen": None}, form.title), typed)
        elif not way:
            self.save(form, typed)
        else:
            self._view.close_form()
            self._instead(form, way)

    def _instead(self, form: Form, way: str) -> None:
        if way == "whom":
            self.ask("whom")
        elif way == "resident":
            self._desk.open("resident", resident=form.about.person)
        else:
            self._desk.act(attendances.uninvite, said=_("Retiré·e de la liste"), attendance=form.subject)

    def save(self, form: Form, typed: dict[str, Any]) -> None:
        """Write a form down, and go where it leads."""
        self.asking.save(form, typed, lambda made: self._go_to(form, made))

    def _go_to(self, form: Form, made: Any) -> None:
        if form.kind == "event":
            self.open(made.id)
