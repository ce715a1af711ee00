"""The screen of events: the list at the left, all of them or one at the right."""

from typing import Any

from cad.domain.event import EVENT_KINDS
from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.axis_screen import AxisScreen
from ui.screens.events.panels import EventPanel, WholePanel
from ui.screens.events.presenter import Presenter
from ui.screens.events.sheets import SHEETS
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.listing import Listing


class Screen(AxisScreen):
    """See `AxisScreen`."""

    def __init__(self, desk: QtDesk) -> None:
        self.presenter = presenter = Presenter(desk, self)
        kind = Choice([("", _("Toutes les sortes")), *EVENT_KINDS.items()], width=190)
        kind.setAccessibleName(_("Sorte de rencontre"))
        words = _("Une rencontre, un lieu, une entreprise")
        listing = Listing(_("Rencontres"), words, "calendar", choice=kind)
        new = Button(
            _("Ajouter une rencontre"), "primary", icon="plus", on_click=lambda: presenter.ask("event")
        )
        panel = EventPanel(lambda: presenter.today)
        super().__init__(desk, "events", presenter, listing, WholePanel(), panel, SHEETS, actions=(new,))
        panel.asked.connect(presenter.ask)
        panel.opened.connect(presenter.open_guest)
        panel.typed.connect(presenter.type)

    def arrive(self, **where: str) -> None:
        """Come to all events, or to one."""
        self.come(where.get("event", ""))

    def commands(self) -> list[tuple[str, str, Any, str]]:
        """What Ctrl+K offers here first."""
        ask = self.presenter.ask
        offered = [(_("Ajouter une rencontre"), "plus", lambda: ask("event"), "forum job dating visite")]
        if self.presenter.page:
            offered += [
                (_("Inviter à la rencontre"), "plus", lambda: ask("invite"), "invitation candidats"),
                (_("Imprimer les invitations"), "print", lambda: ask("invitations"), "papier"),
                (_("Imprimer la feuille d’émargement"), "print", lambda: ask("sign_in"), "signature"),
                (_("Annuler la rencontre"), "close", lambda: ask("cancel"), "supprimer"),
            ]
        if self.presenter.begun:
            offered += [
                (_("Ajouter une nouvelle personne venue"), "plus", lambda: ask("newcomer"), "inconnu"),
                (_("Compter les personnes inconnues"), "people", lambda: ask("heads"), "anonyme"),
            ]
        return offered

    def refuse(self, errors: dict[str, str]) -> None:
        """See `asking.View`. Someone who resembles is perhaps somebody else: one may say so."""
        super().refuse(errors)
        if self.forms.sheet:
            for button in self.forms.sheet.others:
                button.show()
