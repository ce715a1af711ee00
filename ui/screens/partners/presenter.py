"""Partners: found by words and theme, one shown beside the list, added, corrected, archived. No Qt here."""

from typing import Any, Protocol

from cad.domain.names import fold
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.services import partner_doubles, partners
from cad.services.notebook import Notebook
from cad.services.partners import Partner, PartnerPage, Waiting
from ui.ports import Desk, Pending
from ui.screens import asking
from ui.screens.asking import NEW, NO_OTHERS, Asking, Form
from ui.screens.freshness import Fresh
from ui.screens.partners import forms, lines
from ui.screens.partners.shown import Shown, shown
from ui.widgets.rows import Row

Answer = tuple[list[Partner], dict[str, Waiting]]


class View(asking.View, Protocol):
    """What the presenter asks of the screen."""

    def show_partners(self, summary: str, rows: list[Row]) -> None:
        """Show the list."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_partner(self, found: Shown) -> None:
        """Show one."""

    def show_gone(self) -> None:
        """Nothing is shown any more."""


class Presenter(Fresh):
    """One text, one theme, one partner; the latest answer wins."""

    touching = frozenset({"organisation", "service", "referral", "referral_event"})
    writes, others = forms.WRITES, NO_OTHERS

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.text = self.theme = ""
        self.archived = False
        self.partners: list[Partner] = []
        self.page: PartnerPage | None = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self.asking = Asking(desk, view, self)

    def arrive(self, organisation: str = "") -> None:
        """Come to the list, or to one partner."""
        if organisation:
            self.open(organisation)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        self._list()
        if self.page:
            self.open(self.page.organisation.id)

    def look(self, text: str, theme: str = "", archived: bool = False) -> None:
        """Show the partners that match."""
        self.text, self.theme, self.archived = " ".join(text.split()), theme, archived
        self._list()

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(_listed, self._show, text=self.text, archived=self.archived)

    def _show(self, answer: Answer) -> None:
        found, waiting = answer
        self._asked = None
        self.partners = [p for p in found if not self.theme or _offers(p, self.theme)]
        rows = [lines.line(p, waiting.get(p.organisation.id)) for p in self.partners]
        if rows:
            self._view.show_partners(lines.summary(self.partners), rows)
            if not self.page:
                self.open(_first(self.partners))
        else:
            self._view.show_none(*self._why_none())

    def _why_none(self) -> tuple[str, str]:
        if self.text or self.theme:
            return _("Aucun partenaire ne correspond."), _("Un mot de moins, un autre thème, ou ajoutez-le.")
        if self.archived:
            return _("Aucun partenaire archivé."), ""
        return _("Aucun partenaire pour l’instant."), _("Ajoutez ceux vers qui vous orientez.")

    def open(self, organisation: str) -> None:
        """Show one beside the list."""
        if self._opening:
            self._opening.cancel()
        self._opening = self._desk.ask(
            partners.partner_page, self._opened, self._lost, organisation=organisation
        )

    def _opened(self, page: PartnerPage) -> None:
        self._opening, self.page = None, page
        self._view.show_partner(shown(page))

    def _lost(self, _sentence: str) -> None:
        self._opening = self.page = None
        self._view.show_gone()

    def edit(self, *, new: bool = False) -> None:
        """Add a partner, or correct the one shown."""
        about = None if new or not self.page else self.page.organisation
        options = {"category": forms.kinds(self.partners)}
        self.asking.ask(Form("organisation", about.id if about else NEW, about, options=options))

    def edit_service(self, service: str = "") -> None:
        """Add a service to the partner shown, or correct one."""
        if self.page:
            partner = self.page.organisation
            about = next((s for s in self.page.services if s.id == service), None)
            subject, within = about.id if about else partner.id, {"organisation": partner.id}
            self.asking.ask(Form("service", subject, about, within, partner.name))

    def written(self, form: Form, made: Any) -> None:
        """Show the partner written, or whose service it is."""
        self.open(made.id if isinstance(made, Organisation) else made.organisation)

    def elsewhere(self, form: Form, way: str) -> None:
        """These forms lead nowhere else."""

    def archive(self) -> None:
        """Out of the lists, or back in them."""
        if not self.page:
            return
        organisation = self.page.organisation
        if organisation.removed:
            self._do(partners.restore_organisation, _("Partenaire repris"), organisation=organisation.id)
        else:
            self._do(partners.archive_organisation, _("Partenaire archivé"), organisation=organisation.id)

    def same_as(self, text: str) -> list[Row]:
        """Those that the one shown may be a double of."""
        page, wanted = self.page, fold(text).split()
        return [
            lines.line(one, None)
            for one in self.partners
            if page and one.organisation.id != page.organisation.id
            and all(word in fold(one.organisation.name) for word in wanted)
        ]  # fmt: skip

    def merge(self, survivor: str) -> None:
        """The one shown is another’s double; the other is kept, and shown."""
        if self.page:
            self._desk.act(
                partner_doubles.merge_organisations,
                lambda kept: self.open(kept.id),
                said=_("Partenaires fusionnés"),
                survivor=survivor,
                absorbed=self.page.organisation.id,
            )

    def remove_service(self, service: str) -> None:
        """No longer offered."""
        self._do(partners.remove_service, _("Service retiré"), service=service)

    def _do(self, action: Any, said: str, **given: Any) -> None:
        self._desk.act(action, said=said, **given)


def _listed(book: Notebook, text: str, archived: bool) -> Answer:
    return partners.list_partners(book, text=text, archived=archived), partners.waiting_at_partners(book)


def _offers(partner: Partner, theme: str) -> bool:
    return any(theme in service.themes for service in partner.services)


def _first(partners: list[Partner]) -> str:
    """The one shown at first: not ours, which one knows."""
    others = [p for p in partners if not p.organisation.ours]
    return (others or partners)[0].organisation.id
