"""The notebook was opened with the recovery sheet: the passphrase that was lost gives way to another."""

from typing import TYPE_CHECKING

from cad.domain.text import _
from cad.services import ways_in
from cad.services.notebook import Notebook
from ui.gate.frame import framed
from ui.gate.gate_page import GatePage
from ui.theme.measures import L
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.layout import Flow, box
from ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from ui.gate.gate import Gate


class NewPhrasePage(GatePage):
    """`sure` is the notebook as its owner, who has just typed the code, holds it; `said` is told inside."""

    def __init__(self, gate: "Gate", book: Notebook, sure: Notebook, said: str) -> None:
        super().__init__()
        self._gate, self._book, self._sure, self._said = gate, book, sure, said
        help_ = _("Au moins dix caractères. Quatre mots que vous seul·e associez font une bonne phrase.")
        self.phrase = Field(_("Nouvelle phrase de passe"), SecretField(), help=help_)
        self.again = Field(_("La même phrase, encore une fois"), SecretField())
        self._save = Button(_("Choisir cette phrase"), "primary", icon="key", on_click=self.choose)
        later = Button(_("Plus tard"), "quiet", on_click=lambda: gate.enter(book, said))
        words = _("Le carnet est ouvert. La fiche de secours reste bonne, mais elle doit rester rangée.")
        actions = box(Flow(self._save, later))
        framed(self, _("Choisissez une nouvelle phrase"), words, self.phrase, self.again, L, actions)
        self.again.editor.returnPressed.connect(self.choose)
        self.setFocusProxy(self.phrase.editor)

    def choose(self) -> None:
        """Check, change, open."""
        new = self.phrase.editor.text()
        different = new != self.again.editor.text()
        self.again.set_error(_("Les deux phrases ne sont pas les mêmes.") if different else "")
        if different or not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        self._gate.run(
            lambda: ways_in.change_passphrase(self._sure, new),
            lambda _done: self._gate.enter(self._book, self._said),
            self._refused,
        )

    def abandon(self) -> None:
        """The notebook is open, and nobody is there."""
        self._book.close()

    def _refused(self, sentence: str) -> None:
        self._save.setEnabled(True)
        self.phrase.set_error(sentence)
        self.phrase.editor.setFocus()
