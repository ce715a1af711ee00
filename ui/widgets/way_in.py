"""What opens a notebook, being typed: the passphrase, or the code of the recovery sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.layout import column
from ui.widgets.secret_field import SecretField


class WayIn(QWidget):
    """One field. `other`, a button to lay out where it fits, changes what is asked; `how` says which it is.

    `submitted` is emitted by Enter.
    """

    submitted = Signal()

    def __init__(self, phrase: str = "", *, help: str = "") -> None:
        super().__init__()
        self.how = "passphrase"
        self._phrase = phrase or _("Phrase de passe")
        self.secret = SecretField()
        self.field = Field(self._phrase, self.secret, help=help)
        self.other = Button(_("J’ai perdu ma phrase de passe"), "quiet", on_click=self.switch)
        self.setLayout(column(self.field))
        self.setFocusProxy(self.secret)
        self.secret.returnPressed.connect(self.submitted)

    def taken(self) -> str:
        """What is typed, being tried: what was wrong before is said no more."""
        self.field.set_error("")
        return self.secret.text()

    def refuse(self, sentence: str) -> None:
        """Say why it does not open, ready to type again."""
        self.field.set_error(sentence)
        self.secret.selectAll()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing of it stays in the window."""
        self.secret.clear()

    def switch(self) -> None:
        """Ask for the other one; a code is copied from paper, hence shown."""
        coded = self.how == "passphrase"
        self.how = "recovery" if coded else "passphrase"
        self.field.set_label(_("Code de la fiche de secours") if coded else self._phrase)
        self.other.setText(_("Utiliser la phrase de passe") if coded else _("J’ai perdu ma phrase de passe"))
        self.field.set_error("")
        self.secret.clear()
        self.secret.set_shown(coded)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
