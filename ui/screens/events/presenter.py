"""Rencontres: the list, one event or all of them beside, who is invited, who came. No Qt here."""

from cad.domain.event import BEFORE
from cad.domain.text import _
from cad.services import attendances, event_pages, events
from cad.services.event_pages import EventList, EventPage, Guest
from ui.screens.asking import Form, Names
from ui.screens.axis_presenter import AxisPresenter, Question, Told
from ui.screens.events import forms, lines, shown

LETTERS = {"v": "came", "p": "missed", "o": "coming", "n": "declined"}
"""What a letter says of the person one is on."""
NEWCOMER = "a"
"""Someone who is not on the list comes in: one stays at the keyboard."""


class Presenter(AxisPresenter):
    """See `AxisPresenter`."""

    touching = frozenset({"event", "attendance", "company_meeting", "outcome", "resident", "organisation"})
    kind, writes, others = "event", forms.WRITES, forms.OTHERS
    found: EventList | None
    page: EventPage | None

    def list_question(self) -> Question:
        return event_pages.event_list, {"text": self.text, "kind": self.choice}

    def page_question(self, key: str) -> Question:
        return event_pages.event_page, {"event": key}

    def listed(self, found: EventList) -> Told:
        rows = [lines.event(row, self.today) for row in found.rows]
        return Told(shown.summary(found), rows, lines.whole(found))

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucune rencontre ne correspond."), _("Un mot de moins, ou toutes les sortes.")
        return _("Aucune rencontre pour l’instant."), _("Ajoutez un forum, un job dating, une visite…")

    def key_of(self, page: EventPage) -> str:
        return page.event.id

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        if what == "event":
            self.asking.ask(Form("event", options={"companies": self._companies()}))
        elif what == "resident" and (guest := self.guest(key)):
            self.desk.open("resident", resident=guest.person)
        elif self.page:
            self._of_event(what, self.page)

    def _of_event(self, what: str, page: EventPage) -> None:
        event, one = page.event.id, {"event": page.event.id}
        if what in ("invitations", "sign_in"):
            self.desk.open("paper", **{what: event})
        elif what == "restore":
            self.do(events.restore_event, _("Rencontre rétablie"), event=event)
        elif what == "remove":
            self.give_up(events.remove_event, _("Rencontre retirée"), event=event)
        elif what == "invite":
            form = Form("invite", event, None, one, page.event.title)
            self.ask_about(event_pages.event_candidates, form, event=event)
        elif what in ("come", "whom"):
            self.view.ask_whom(self._whom())
        else:
            self.asking.ask(self._form(what, page))

    def _whom(self) -> str:
        came = _("Qui est venu·e\u202f? Tapez un nom…")
        return came if self.begun else _("Qui inviter\u202f? Tapez un nom…")

    @property
    def begun(self) -> bool:
        """Whether the day of the event shown has come."""
        return bool(self.page) and self.page.event.starts_at[:10] <= self.today  # type: ignore[union-attr]

    def _form(self, what: str, page: EventPage) -> Form:
        event, within = page.event, {"event": page.event.id}
        return {
            "edit": Form("event", event.id, event, {}, "", {"companies": self._companies()}),
            "cancel": Form("cancel_event", event.id, None, within, event.title),
            "newcomer": Form("newcomer", event.id, None, within, event.title),
            "heads": Form("heads", event.id, None, within, str(event.heads or "")),
        }[what]

    def _companies(self) -> Names:
        return self.found.companies if self.found else ()

    def begin(self, person: str, name: str) -> None:
        """Someone of the notebook came, or is invited."""
        if not self.page:
            return
        event = self.page.event.id
        if self.begun:
            self.do(attendances.come_in, _("Venue notée"), event=event, resident=person)
        else:
            self.do(attendances.invite, _("Invitation notée"), event=event, residents=(person,))

    def guest(self, key: str) -> Guest | None:
        """Who that line of the list is about."""
        return next((g for g in self.page.guests if g.attendance.id == key), None) if self.page else None

    def type(self, key: str, letter: str) -> None:
        """One letter on someone of the list."""
        state = LETTERS.get(letter.lower(), "")
        if letter.lower() == NEWCOMER and self.begun:
            self.ask("newcomer")
        elif state in BEFORE and key:
            self.desk.act(attendances.answer_invitation, said=_("Réponse notée"), attendance=key, state=state)
        elif state and key:
            said = _("Venue notée") if state == "came" else _("Absence notée")
            self.desk.act(attendances.note_presence, said=said, attendance=key, state=state)

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
