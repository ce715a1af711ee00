"""Adding a partner or a service, correcting one; what is half typed is kept. No Qt here."""

from collections.abc import Callable
from typing import Any, Protocol

from cad.domain.organisation import Organisation, Service
from cad.domain.text import _
from cad.services import drafts, partners
from cad.services.partners import PartnerPage
from ui.ports import Desk
from ui.screens.partners import forms

NEW = "new"
"""What the draft of a new partner is kept under; that of a new service is kept under its partner."""
About = Organisation | Service | None


class View(Protocol):
    """What editing asks of the screen."""

    def ask_organisation(self, organisation: Organisation | None, draft: dict[str, Any]) -> None:
        """Open the form of a partner; None for a new one."""

    def ask_service(self, service: Service | None, draft: dict[str, Any]) -> None:
        """Open the form of a service of the partner shown; None for a new one."""

    def refuse(self, errors: dict[str, str]) -> None:
        """The form is not right: by field, "" for the whole."""

    def close_form(self) -> None:
        """What the form said is written."""


class Editing:
    """`page` is the partner shown, None for none; `open` shows the one just written."""

    def __init__(self, desk: Desk, view: View, open_: Callable[[str], None]) -> None:
        self._desk, self._view, self._open = desk, view, open_
        self.page: PartnerPage | None = None

    def edit(self, *, new: bool = False) -> None:
        """Add a partner, or correct the one shown."""
        about = None if new or not self.page else self.page.organisation
        self._with_draft("organisation", about, self._view.ask_organisation)

    def edit_service(self, service: str = "") -> None:
        """Add a service to the partner shown, or correct one."""
        if self.page:
            about = next((s for s in self.page.services if s.id == service), None)
            self._with_draft("service", about, self._view.ask_service)

    def _with_draft(self, form: str, about: Any, ask: Callable[[Any, dict[str, Any]], None]) -> None:
        subject = self._subject(form, about)
        self._desk.ask(
            drafts.drafts, lambda kept: ask(about, kept[0].value if kept else {}), form=form, subject=subject
        )

    def _subject(self, form: str, about: About) -> str:
        if about:
            return about.id
        return self.page.organisation.id if self.page and form == "service" else NEW

    def keep(self, form: str, about: About, said: dict[str, Any]) -> None:
        """Keep what is half typed."""
        self._desk.keep_draft(form, self._subject(form, about), said)

    def save(self, about: Organisation | None, typed: dict[str, Any]) -> None:
        """Write a partner down."""
        said = self._checked(typed)
        if said is None:
            return
        if about:
            given = {"organisation": about.id} | forms.changed(about, said)
            self._write("organisation", about, partners.change_organisation, _("Partenaire modifié"), given)
        else:
            self._write("organisation", None, partners.add_organisation, _("Partenaire ajouté"), said)

    def save_service(self, about: Service | None, typed: dict[str, Any]) -> None:
        """Write a service of the partner shown."""
        said = self._checked(typed)
        if said is None or not self.page:
            return
        if about:
            given = {"service": about.id} | forms.changed(about, said)
            self._write("service", about, partners.change_service, _("Service modifié"), given)
        else:
            said |= {"organisation": self.page.organisation.id}
            self._write("service", None, partners.add_service, _("Service ajouté"), said)

    def _checked(self, typed: dict[str, Any]) -> dict[str, Any] | None:
        said, errors = forms.checked(typed)
        if errors:
            self._view.refuse(errors)
            return None
        return said

    def _write(self, form: str, about: Any, action: Any, said: str, given: dict[str, Any]) -> None:
        def written(record: Organisation | Service) -> None:
            self._desk.keep_draft(form, self._subject(form, about), {})
            self._view.close_form()
            self._open(record.id if isinstance(record, Organisation) else record.organisation)

        failed: Callable[[str], None] = lambda sentence: self._view.refuse({"": sentence})  # noqa: E731
        self._desk.act(action, written, failed, said=said, **given)
