"""The section of what keeps the notebook closed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from cad.domain.text import _
from cad.services.settings import Preferences
from ui.desk import QtDesk
from ui.screens.settings.locking import Locking
from ui.screens.settings.panel import Panel
from ui.screens.settings.recovery import RecoverySheet
from ui.theme.measures import XS, M, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.layout import column, row
from ui.widgets.secret_field import SecretField
from ui.widgets.text import Text


class LockPanel(Panel):
    """The delay, the keyring, the passphrase, the recovery sheet."""

    key = "lock"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Locking(desk, self)
        self.delay = Choice((), width=280)
        self.keyring = Check(_("Ouvrir ce carnet sans phrase de passe sur cet ordinateur"))
        four = _("Au moins dix caractères\u00a0; quatre mots font une bonne phrase.")
        self.fields = {
            "new": Field(_("Nouvelle phrase"), SecretField(), help=four),
            "again": Field(_("La même, encore une fois"), SecretField()),
        }
        self.save = Button(_("Changer la phrase…"), icon="key", on_click=self._change)
        self.renew = Button(_("Faire une nouvelle fiche…"), icon="print", on_click=self.presenter.renew)
        for card in (self._idle_card(), self._passphrase_card(), self._recovery_card()):
            self.cards.addWidget(card)
        self.delay.changed.connect(lambda: self.presenter.delay(self.delay.value()))
        self.keyring.clicked.connect(self.presenter.remember)
        for field in self.fields.values():
            field.editor.returnPressed.connect(self._change)
        desk.preferred.connect(self._preferred)

    def _idle_card(self) -> Card:
        help_ = _("Ce que vous écriviez reste. Ctrl+L verrouille tout de suite.")
        delay = Field(_("Verrouiller sans activité après"), self.delay, help=help_)
        alone = Text(
            _("À cocher seulement si vous êtes seul·e à vous servir de cette session."), "caption", "muted"
        )
        return Card(delay, column(self.keyring, alone, spacing=XS), title=_("À la pause"))

    def _passphrase_card(self) -> Card:
        twice = row(self.fields["new"], self.fields["again"], spacing=M)
        twice.setAlignment(self.fields["again"], Qt.AlignmentFlag.AlignTop)
        actions = row(None, self.save, spacing=S)
        return Card(twice, actions, title=_("Changer la phrase de passe"))

    def _recovery_card(self) -> Card:
        words = _(
            "Le code de la fiche de secours ouvre le carnet si la phrase de passe est oubliée. Une nouvelle "
            "fiche remplace l’ancienne\u00a0: ayez de quoi l’imprimer ou la recopier."
        )
        return Card(Text(words, "body", "muted"), row(self.renew, None), title=_("Fiche de secours"))

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.presenter.arrive()

    def show_delays(self, delays: list[tuple[str, str]], chosen: str) -> None:
        """See `locking.View`."""
        self.delay.set_options(delays)
        self.delay.set_value(chosen)

    def show_keyring(self, remembered: bool) -> None:
        """See `locking.View`."""
        self.keyring.setChecked(remembered)

    def refuse(self, errors: dict[str, str]) -> None:
        """See `locking.View`."""
        for name, field in self.fields.items():
            field.set_error(errors.get(name, ""))
        wrong = next((field for name, field in self.fields.items() if errors.get(name)), None)
        if wrong:
            wrong.setFocus()

    def show_changed(self) -> None:
        """See `locking.View`."""
        self._clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """A passphrase half typed does not wait in a window one has left, or that is locked."""
        self._clear()
        super().hideEvent(event)

    def _clear(self) -> None:
        for field in self.fields.values():
            field.editor.clear()

    def show_code(self, code: str) -> None:
        """See `locking.View`."""
        RecoverySheet(self.window(), self.desk, code).open_sheet()

    def _preferred(self, now: Preferences) -> None:
        if self.isVisible():
            self.presenter.show(now)

    def _change(self) -> None:
        self.presenter.change(*(field.editor.text() for field in self.fields.values()))
