"""Passing the person on: the service at the left; at the right, what is asked and what they agree to."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cad.domain.text import _
from cad.domain.themes import BY_KEY, THEMES
from cad.services.page import ResidentPage
from cad.services.partners import FoundService
from ui.screens.resident.form_sheet import Fields
from ui.screens.resident.refer_form import (
    REFUSED,
    WAYS,
    Referring,
    consent_in_force,
    earlier_refusal,
    needs_met,
    wanted_first,
)
from ui.screens.resident.who import name_of
from ui.theme.look import look
from ui.theme.measures import XL, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.field import Field
from ui.widgets.layout import box, column, row
from ui.widgets.pause import Pause
from ui.widgets.rows import Row, RowList
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea

TO_SHARE = _(
    "Accepte-t-elle que sa situation soit transmise à ce partenaire\u202f? Comment l’a-t-elle dit\u202f?"
)
SIDE_BY_SIDE = 860
"""Width of the window at 100 % text from which the list stands beside the form."""


class ReferSheet(QObject):
    """`looked_for` carries text and theme, `chose` a service, `elsewhere` a theme for the directory;
    `submitted`, `drafted` and `paused` (its draft) carry a `Referring`.
    """

    looked_for = Signal(str, str)
    chose = Signal(object)
    elsewhere = Signal(str)
    submitted = Signal(object)
    drafted = Signal(object)
    paused = Signal(object)

    def __init__(self, host: QWidget, page: ResidentPage, today: Callable[[], date]) -> None:
        super().__init__(host)
        self._page, self._found = page, dict[str, FoundService]()
        self._service, self._organisation = "", ""
        self._looking = self._entered = self._waiting = False
        self.search = SearchBox(_("Un service, un partenaire"))
        self.theme = Choice([("", _("Tous les thèmes")), *((t.key, t.label) for t in THEMES)])
        self.theme.setAccessibleName(_("Thème"))
        self.list = RowList(_("Services"))
        self.chosen = Field(_("Service choisi"), Text(_("Aucun pour l’instant"), "strong"))
        self.purpose = Field(_("Ce que l’on demande"), TextArea(lines=2, most=5))
        self.documents = Field(_("Documents à apporter"), TextArea(lines=2, most=5), help=_("Un par ligne."))
        self.answer_by = Field(_("Réponse attendue le"), DateField(today=today), optional=True)
        self.consent = Field(_("Accord de la personne"), Segments(WAYS), help=TO_SHARE)
        self.consent_on = Field(_("Dit le"), DateField(past=True, today=today), optional=True)
        self.consent_on.editor.setPlaceholderText(_("Aujourd’hui"))
        self.answer_by.editor.setPlaceholderText(_("Délai habituel"))
        self._trouble = Banner("", tone="danger")
        self._trouble.hide()
        self.keep = Button(_("Garder en brouillon"), on_click=lambda: self.drafted.emit(self.value()))
        self.hand = Button(_("Remettre l’orientation"), "primary", icon="referral", on_click=self.submit)
        wide = host.width() / look().scale >= SIDE_BY_SIDE
        self.sheet = DialogSheet(
            host,
            _("Orienter {person}").format(person=name_of(page.resident)),
            body=self._body(wide),
            actions=(self.keep, self.hand),
            width=920,
        )
        self._rest = Pause(self, lambda: self.paused.emit(self.value()))
        self._listen()

    def _body(self, wide: bool) -> QWidget:
        self.list.setMinimumHeight(look().px(330 if wide else 190))
        words = _("Chercher dans l’annuaire")
        more = Button(words, "quiet", icon="hands", on_click=lambda: self.elsewhere.emit(self.theme.value()))
        left = column(self.search, self.theme, self.list, more, spacing=S)
        left.setStretch(2, 1)
        dates = row(self.answer_by, self.consent_on, spacing=M)
        asked = (self.chosen, self.purpose, self.documents, self.consent, dates)
        right = column(self._trouble, *asked, None, spacing=M)
        sides = row(left, right, spacing=XL) if wide else column(left, right, spacing=XL)
        sides.setStretch(0, 4)
        sides.setStretch(1, 5)
        return box(sides)

    def _listen(self) -> None:
        self.search.searched.connect(lambda _text: self._look())
        self.search.stepped.connect(self.list.step)
        self.search.opened.connect(self._enter)
        self.theme.changed.connect(self._look)
        self.list.opened.connect(self._choose)
        self.consent.editor.changed.connect(self._weigh)
        for field in (self.purpose, self.documents, self.answer_by, self.consent, self.consent_on):
            field.editor.changed.connect(self._rest.start)
        self.sheet.closed.connect(self._leave)

    def open(self, draft: dict[str, Any], theme: str = "") -> "ReferSheet":
        """Show it, with what was being typed or the theme one comes from."""
        self._service, self._organisation = draft.get("service", ""), draft.get("organisation", "")
        self.theme.set_value(draft.get("theme", theme))
        for name in ("purpose", "documents", "answer_by", "consent", "consent_on"):
            if draft.get(name):
                getattr(self, name).editor.set_value(draft[name])
        self._look()
        self.sheet.open_sheet()
        self.search.setFocus()
        return self

    def take(self, found: FoundService) -> None:
        """A service chosen elsewhere: what it asks is filled in, and there is little left to say."""
        if not isValid(self):
            return
        self._found[found.service.id] = found
        if not self.purpose.editor.value():
            words = _("Rendez-vous pour «\u00a0{service}\u00a0»").format(service=found.service.name)
            self.purpose.editor.set_value(words)
        self._choose(found.service.id)
        agreed = consent_in_force(self._page, found.organisation.id)
        (self.hand if agreed else self.consent.editor).setFocus()

    def value(self) -> Referring:
        """The form so far."""
        return Referring(
            self._service, self._organisation, self.theme.value(), self.purpose.editor.value(),
            self.documents.editor.value(), self.answer_by.editor.value(), self.consent.editor.value(),
            self.consent_on.editor.value(),
        )  # fmt: skip

    def show_services(self, found: list[FoundService]) -> None:
        """The services that match."""
        self._found |= {f.service.id: f for f in found}
        if not self.search.value():
            found = wanted_first(found, self._page)
        self.list.set_rows([_row(f, self._page) for f in found])
        if self._service in self._found:
            self._show_chosen(self._found[self._service])
        self._looking = False
        if self._entered:
            self.list.open_current()

    def refuse(self, errors: dict[str, str]) -> None:
        """Say what is missing, beside it; the rest at the top under ""."""
        self._waiting = False
        fields: Fields = {"service": self.chosen, "purpose": self.purpose, "consent": self.consent}
        for name, field in fields.items():
            field.set_error(errors.get(name, ""))
        self._trouble.say(errors.get("", ""))
        self._trouble.setVisible(bool(errors.get("")))
        first = next((name for name in fields if name in errors), "")
        if first:
            (self.search if first == "service" else fields[first].editor).setFocus()
        self.hand.setEnabled(True)

    def done(self) -> None:
        """It is written. One may have left before the answer."""
        if isValid(self):
            self._waiting = False
            self._rest.stop()
            self.sheet.close_sheet()

    def _enter(self) -> None:
        """Open what is found, once it is: never a service listed for what was typed before."""
        self._entered = self._looking
        if not self._looking:
            self.list.open_current()

    def _look(self) -> None:
        self._looking, self._entered = True, False
        self.looked_for.emit(self.search.value(), self.theme.value())

    def _choose(self, service: str) -> None:
        found = self._found[service]
        self._service, self._organisation = service, found.organisation.id
        if not self.documents.editor.value():
            self.documents.editor.set_value(found.service.documents)
        self._show_chosen(found)
        self.chose.emit(found.service)
        self.purpose.editor.setFocus()
        self._rest.start()

    def _show_chosen(self, found: FoundService) -> None:
        self.chosen.editor.setText(f"{found.organisation.name} · {found.service.name}")
        self.chosen.set_error("")
        self.tell_fit(found.service.id, ())
        organisation = found.organisation.id
        known = consent_in_force(self._page, organisation) or earlier_refusal(self._page, organisation)
        self.consent.set_help(known or TO_SHARE)
        self._weigh()

    def tell_fit(self, service: str, sentences: tuple[str, ...]) -> None:
        """What is known of the service chosen for this person: their hours, the way there, the public."""
        if isValid(self) and service == self._service:
            known = self._found[service].service
            asked = (known.access or known.public, known.conditions, *sentences)
            self.chosen.set_help("\n".join(filter(None, asked)))

    def _weigh(self) -> None:
        """A refusal is written down too; nothing is then handed over."""
        refused = self.consent.editor.value() == REFUSED
        self.hand.setText(_("Noter le refus") if refused else _("Remettre l’orientation"))
        self.hand.set_icon("check" if refused else "referral")
        self.hand.setAccessibleName(self.hand.text())

    def submit(self) -> None:
        """Hand over, or write the refusal down."""
        self.hand.setEnabled(False)
        self._waiting = True
        self.submitted.emit(self.value())

    def _leave(self) -> None:
        if self._rest.isActive() or self._waiting:
            self._rest.stop()
            self.paused.emit(self.value())
        self.deleteLater()


def _row(found: FoundService, page: ResidentPage) -> Row:
    where = " · ".join(filter(None, (found.organisation.name, found.service.city or found.organisation.city)))
    met = needs_met(found, page)
    icon, tone = (BY_KEY[met[0]].icon, "need") if met else ("building", "muted")
    return Row(found.service.id, found.service.name, where, icon=icon, tone=tone)
