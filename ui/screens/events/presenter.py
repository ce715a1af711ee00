"""Rencontres: the list, one event or all of them beside, who is invited, who came. No Qt here."""

from typing import Any

from cad.domain.event import BEFORE
from cad.domain.text import _
from cad.services import attendances, event_pages, events
from cad.services.event_pages import EventList, EventPage, Guest
from ui.screens.asking import Act, Form, Names
from ui.screens.beside_presenter import BesidePresenter, Question
from ui.screens.events import forms, lines, shown
from ui.widgets.rows import Row

LETTERS = {"v": "came", "p": "missed", "o": "coming", "n": "declined"}
"""What a letter says of the person one is on."""


class Presenter(BesidePresenter):
    """See `BesidePresenter`; the screen also has `ask_whom`, which asks for someone of the notebook."""

    touching = frozenset({"event", "attendance", "company_meeting", "outcome", "resident", "organisation"})
    found: EventList | None
    page: EventPage | None

    def list_question(self) -> Question:
        return event_pages.event_list, {"text": self.text, "kind": self.choice}

    def page_question(self, key: str) -> Question:
        return event_pages.event_page, {"event": key}

    def listed(self, found: EventList) -> tuple[str, list[Row]]:
        rows = [lines.whole(found), *(lines.event(row, self.today) for row in found.rows)]
        return shown.summary(found), rows

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucune rencontre ne correspond."), _("Un mot de moins, ou toutes les sortes.")
        return _("Aucune rencontre pour l’instant."), _("Ajoutez un forum, un job dating, une visite…")

    def key_of(self, page: EventPage) -> str:
        return page.event.id

    def act_of(self, form: Form, typed: dict[str, Any]) -> Act:
        return forms.act(form, typed)

    def written(self, form: Form, made: Any) -> None:
        if form.kind == "event":
            self.open(made.id)

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
            self.desk.open("paper", **{what: event})
        elif what == "restore":
            self.do(events.restore_event, _("Rencontre rétablie"), event=event)
        elif what == "remove":
            self.give_up(events.remove_event, _("Rencontre retirée"), event=event)
        elif what == "invite":
            self.desk.ask(
                event_pages.event_candidates,
                lambda found: self.view.ask_form(Form("invite", event, found, one, page.event.title), {}),
                event=event,
            )
        elif what in ("come", "whom"):
            self.view.ask_whom(self._question())
        else:
            self.asking.ask(self._form(what, page))

    def _question(self) -> str:
        return (
            _("Qui est venu·e\u202f? Tapez un nom…") if self.begun else _("Qui inviter\u202f? Tapez un nom…")
        )

    @property
    def begun(self) -> bool:
        """Whether the day of the event shown has come."""
        return bool(self.page) and self.page.event.starts_at[:10] <= self.today  # type: ignore[union-attr]

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

    def chose(self, person: str) -> None:
        """Someone of the notebook came, or is invited."""
        if self.page and self.begun:
            self.desk.act(
                attendances.come_in, said=_("Venue notée"), event=self.page.event.id, resident=person
            )
        elif self.page:
            self.desk.act(
                attendances.invite, said=_("Invitation notée"), event=self.page.event.id, residents=(person,)
            )

    def guest(self, key: str) -> Guest | None:
        """Who that line of the list is about."""
        return next((g for g in self.page.guests if g.attendance.id == key), None) if self.page else None

    def type(self, key: str, letter: str) -> None:
        """One letter on someone of the list."""
        state = LETTERS.get(letter.lower(), "")
        if state in BEFORE and key:
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

    def submit(self, form: Form, typed: dict[str, Any], way: str) -> None:
        """A form was sent, by its first button or another."""
        if way == "other":
            self.save(Form(form.kind, form.subject, None, form.within | {"seen": None}, form.title), typed)
        elif not way:
            self.save(form, typed)
        else:
            self.view.close_form()
            self._instead(form, way)

    def _instead(self, form: Form, way: str) -> None:
        if way == "whom":
            self.ask("whom")
        elif way == "resident":
            self.desk.open("resident", resident=form.about.person)
        else:
            self.desk.act(attendances.uninvite, said=_("Retiré·e de la liste"), attendance=form.subject)
