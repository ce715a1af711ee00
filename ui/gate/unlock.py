"""The passphrase, or the code of the recovery sheet."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services import notebook
from ui.gate.frame import framed
from ui.theme.measures import L
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.layout import row
from ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from ui.gate.gate import Gate


class UnlockPage(QWidget):
    """One field; Enter opens. Wrong: a sentence under the field, with the seconds to wait."""

    def __init__(self, gate: "Gate", trouble: str = "") -> None:
        super().__init__()
        self._gate, self._how = gate, "passphrase"
        self._secret = SecretField()
        self._field = Field(_("Phrase de passe"), self._secret)
        self._open = Button(_("Ouvrir mon carnet"), "primary", icon="unlock", on_click=self.unlock)
        self._other = Button(_("J’ai perdu ma phrase de passe"), "quiet", on_click=self._switch)
        demo = Button(_("Voir la démonstration"), "quiet", on_click=gate.open_demo)
        words = _("Vos notes sont chiffrées sur cet ordinateur. Personne d’autre ne peut les lire.")
        framed(self, _("Bonjour"), words, self._field, row(self._open, self._other, None), L, row(demo, None))
        self._secret.returnPressed.connect(self.unlock)
        self._field.set_error(trouble)
        self.setFocusProxy(self._secret)

    def unlock(self) -> None:
        """Try what was typed."""
        self._open.setEnabled(False)
        secret, how = self._secret.text(), self._how
        gate = self._gate
        gate.run(lambda: notebook.unlock(gate.folder, secret, gate.now, how=how), gate.enter, self._refused)

    def _refused(self, sentence: str) -> None:
        self._open.setEnabled(True)
        self._field.set_error(sentence)
        self._secret.selectAll()
        self._secret.setFocus()

    def _switch(self) -> None:
        recovering = self._how == "passphrase"
        self._how = "recovery" if recovering else "passphrase"
        self._field.set_label(_("Code de la fiche de secours") if recovering else _("Phrase de passe"))
        self._secret.set_shown(recovering)
        self._other.setText(
            _("Utiliser la phrase de passe") if recovering else _("J’ai perdu ma phrase de passe")
        )
        self._secret.clear()
        self._secret.setFocus()
