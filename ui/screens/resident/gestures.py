"""What each button, line and tile of the page does."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from cad.domain.text import _
from cad.services import journeys
from ui.screens.resident.relays import may_propose
from ui.screens.resident.story import AXES
from ui.theme import icons
from ui.widgets.overlay import covered

if TYPE_CHECKING:
    from ui.screens.resident.around_sheets import AroundSheets
    from ui.screens.resident.journey_sheets import JourneySheets
    from ui.screens.resident.transfer_sheets import TransferSheets
    from ui.screens.resident.view import Screen


class Gestures(QObject):
    """Listens to the panels of `screen` and acts through its presenter, at once or after a sheet."""

    def __init__(self, screen: "Screen") -> None:
        super().__init__(screen)
        self._screen, self._presenter = screen, screen.presenter
        screen.head.asked.connect(self.ask)
        screen.coming.added.connect(self._add_step)
        screen.coming.acted.connect(self.act)
        screen.themes.chosen.connect(self._assess)
        screen.story.opened.connect(self._open_entry)
        screen.doubles.said.connect(self._settle_double)
        screen.relays.acted.connect(self.act)
        for panel in screen.panels.values():
            panel.acted.connect(self.act)

    @cached_property
    def journey(self) -> "JourneySheets":
        """Loaded at the first sheet: the page opens sooner."""
        from ui.screens.resident.journey_sheets import JourneySheets

        return JourneySheets(self._screen, self._presenter)

    @cached_property
    def around(self) -> "AroundSheets":
        """The same."""
        from ui.screens.resident.around_sheets import AroundSheets

        return AroundSheets(self._screen, self._presenter)

    @cached_property
    def relay(self) -> "TransferSheets":
        """The same."""
        from ui.screens.resident.transfer_sheets import TransferSheets

        return TransferSheets(self._screen, self._presenter)

    def ask(self, what: str) -> None:
        """A button of the head or of a panel."""
        sheets = {
            "refer": self.journey.refer,
            "meet": self.journey.meet,
            "edit": self.around.identity,
            "member": self.around.member,
            "consent": self.around.consent,
            "document": self.around.document,
            "relative": self.around.relative,
            "availability": self.around.availability,
            "menu": self._open_menu,
            "print": self._print_plan,
            "transfer": self._pass_on,
        }
        if self._presenter.page and not covered(self._screen):
            sheets[what]()

    def refer(self, service: str, theme: str) -> None:
        """Pass the person on to a service chosen elsewhere."""
        if self._presenter.page and not covered(self._screen):
            self.journey.refer(theme, service=service)

    def act(self, line: str, action: str) -> None:
        """A line’s action: done at once when it can be, asked about otherwise."""
        if not line:
            self.ask(action)
            return
        kind, _colon, key = line.partition(":")
        if kind == "transfer":
            self._act_relay(key, action)
            return
        if kind not in ("step", "appointment", "referral"):
            self._act_around(kind, key, action)
        elif not getattr(self._presenter.acts, kind)(key, action):
            getattr(self.journey, kind)(key, action)

    def _act_around(self, kind: str, key: str, action: str) -> None:
        acts = self._presenter.acts
        if action == "visit":
            page = self._presenter.page
            relative = next(m for m in page.household if m.id == key) if page else None
            if relative:
                self._presenter.desk.open("resident", resident=relative.other)
            return
        {
            ("member", "leave"): acts.member,
            ("relative", "leave"): acts.relative,
            ("consent", "withdraw"): acts.withdraw,
            ("document", "remove"): acts.document,
            ("document", "edit"): self.around.edit_document,
            ("document", "save"): self.around.save_document,
            ("merged", "unmerge"): acts.unmerge,
        }[kind, action](key)

    def _act_relay(self, transfer: str, action: str) -> None:
        if action == "propose":
            self.ask("transfer")
        elif not self._presenter.acts.transfer(transfer, action):
            self.relay.answer(transfer, action)

    def _add_step(self, typed: str) -> None:
        self._presenter.acts.add_step(typed, self._screen.coming.clear_typed)

    def _assess(self, theme: str) -> None:
        self.journey.theme(self._screen.themes.state(theme))

    def _open_entry(self, key: str) -> None:
        kind, record = key.split(":")[:2]
        if kind == "referral":
            self.journey.referral(record, "move")
        elif kind in ("encounter", "note"):
            self.journey.note(kind, record)
        elif kind == "need":
            told = next(e for e in self._presenter.shown.timeline if e.id == record)
            self._assess(told.themes[0])
        elif kind == "document":
            self.around.edit_document(record)
        elif kind in AXES:
            place, name = AXES[kind]
            self._presenter.desk.open(place, **{name: record})

    def _settle_double(self, what: str, other: str) -> None:
        if what == "apart":
            self._presenter.acts.not_duplicate(other)
        else:
            self._presenter.desk.open("residents", merge=f"{self._presenter.subject},{other}")

    def _open_menu(self) -> None:
        page, acts = self._presenter.page, self._presenter.acts
        status = page.journey.status if page and page.journey else "open"
        menu = QMenu(self._screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices = [
            ("print", _("Imprimer le plan de la personne"), self._print_plan),
            ("clock", _("Disponibilités et transport…"), lambda: self.ask("availability")),
        ]
        if page and may_propose(page):
            choices.append(("team", _("Transmettre le suivi…"), lambda: self.ask("transfer")))
        if status == "open":
            choices.append(
                ("clock", _("Mettre le parcours en pause…"), lambda: self.journey.close_journey(pause=True))
            )
        if status != "closed":
            choices.append(
                ("flag", _("Terminer le parcours…"), lambda: self.journey.close_journey(pause=False))
            )
        if status != "open":
            reopen = (journeys.reopen_journey, _("Parcours rouvert"))
            choices.append(("redo", _("Reprendre le parcours"), lambda: acts.about(*reopen)))
        for icon, label, do in choices:
            menu.addAction(icons.icon(icon, "muted"), label, do)
        corner = self._screen.head.menu_corner()
        menu.popup(corner.mapToGlobal(corner.rect().bottomLeft()))

    def _pass_on(self) -> None:
        self.relay.propose()

    def _print_plan(self) -> None:
        """What the person leaves with."""
        self._presenter.desk.open("paper", plan=self._presenter.subject)
