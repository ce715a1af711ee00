"""The page of a partner: how to reach it, how its seams fare, what it offers, who is waiting there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _, n_
from cad.services.referrals import ReferralRow
from ui.screens.partners.shown import Offered, Shown
from ui.screens.referrals.lines import line, theme
from ui.theme.measures import XL, L, S
from ui.widgets.badge import Badge
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Flow, box, clear, column
from ui.widgets.page import scrolled
from ui.widgets.rows import Row
from ui.widgets.text import Text


class PagePanel(QWidget):
    """`asked` carries what one wants (edit, archive, service) and of which service; `referral` an id."""

    asked = Signal(str, str)
    referral = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = Text("", "title")
        self._badges, self._actions = Flow(spacing=6), Flow(spacing=S)
        self._note = Text("", "caption", "info")
        self._facts, self._figures = Facts(), Figures()
        self._services = column(spacing=L)
        self._waiting = FittedList(_("En attente chez ce partenaire"))
        self._waiting.opened.connect(self.referral)
        self._make_actions()
        self._head = Card(
            self._name, box(self._badges), self._facts, self._note, self._figures, box(self._actions)
        )
        self._open = Card(self._waiting, title=_("En attente chez ce partenaire"), margin=L)
        inside = column(self._head, self._services, self._open, None, spacing=L, margins=(0, 0, S, XL))
        self._scroll = scrolled(box(inside))
        self.setLayout(column(self._scroll))

    def _make_actions(self) -> None:
        ask = self.asked.emit
        self._edit = Button(_("Modifier"), "quiet", icon="pen", on_click=lambda: ask("edit", ""))
        self._add = Button(_("Ajouter un service"), "quiet", icon="plus", on_click=lambda: ask("service", ""))
        self._merge = Button(_("Fusionner…"), "quiet", icon="merge", on_click=lambda: ask("merge", ""))
        self._merge.setToolTip(_("Ce partenaire est le même qu’un autre"))
        self._archive = Button(_("Archiver"), "quiet", icon="archive", on_click=lambda: ask("archive", ""))
        for button in (self._edit, self._add, self._merge, self._archive):
            self._actions.addWidget(button)

    def fill(self, shown: Shown, today: str) -> None:
        """Show a partner."""
        self._name.setText(shown.organisation.name)
        _badges(self._badges, shown.badges)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self._facts.fill(shown.facts)
        self._figures.fill((f.number, f.label, f.icon, f.tone) for f in shown.figures)
        self._figures.setVisible(bool(shown.figures))
        archived = shown.organisation.removed
        self._archive.setText(_("Reprendre") if archived else _("Archiver"))
        self._archive.setVisible(not shown.organisation.ours)
        self._merge.setVisible(not (shown.organisation.ours or archived))
        self._fill_services(shown)
        self._waiting.set_rows([_waiting(row, today) for row in shown.waiting])
        self._open.setVisible(bool(shown.waiting))
        if self._open.heading:
            count = len(shown.waiting)
            self._open.heading.set_detail(n_("{n} personne", "{n} personnes", count))

    def _fill_services(self, shown: Shown) -> None:
        clear(self._services)
        count = len(shown.services)
        self._services.addWidget(
            SectionHeading(_("Services"), str(count) if count else _("aucun pour l’instant"))
        )
        for service in shown.services:
            self._services.addWidget(self._service(service))

    def _service(self, service: Offered) -> Card:
        ask = self.asked.emit
        edit = IconButton(
            "pen", _("Modifier {name}").format(name=service.name), on_click=lambda: ask("service", service.id)
        )
        remove = IconButton(
            "trash", _("Retirer {name}").format(name=service.name), on_click=lambda: ask("remove", service.id)
        )
        themes = Flow(spacing=6)
        _badges(themes, service.themes)
        return Card(box(themes), Facts(service.facts), title=service.name, actions=(edit, remove))


def _badges(flow: Flow, badges: tuple[tuple[str, str, str], ...]) -> None:
    clear(flow)
    for text, tone, icon in badges:
        flow.addWidget(Badge(text, tone, icon=icon))


def _waiting(referral: ReferralRow, today: str) -> Row:
    """One referral; the partner, whose page this is, gives way to its service."""
    words = " · ".join(filter(None, (referral.service, theme(referral.theme))))
    return line(referral, today)._replace(subtitle=words)
