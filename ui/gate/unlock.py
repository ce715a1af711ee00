"""The passphrase, or the code of the recovery sheet."""

from typing import TYPE_CHECKING

from cad.domain.text import _
from cad.services import notebook
from cad.services.notebook import Notebook
from ui.gate.frame import framed
from ui.gate.gate_page import GatePage
from ui.theme.measures import L, S
from ui.widgets.button import Button
from ui.widgets.layout import Flow, box
from ui.widgets.way_in import WayIn

if TYPE_CHECKING:
    from ui.gate.gate import Gate


class UnlockPage(GatePage):
    """One field; Enter opens. Wrong: a sentence under the field, with the seconds to wait."""

    def __init__(self, gate: "Gate", trouble: str = "") -> None:
        super().__init__()
        self._gate = gate
        self.way_in = WayIn()
        self._open = Button(_("Ouvrir mon carnet"), "primary", icon="unlock", on_click=self.unlock)
        restore = Button(_("Remettre une sauvegarde…"), "quiet", on_click=gate.ask_to_restore)
        demo = Button(_("Voir la démonstration"), "quiet", on_click=gate.open_demo)
        words = _("Vos notes sont chiffrées sur cet ordinateur. Personne d’autre ne peut les lire.")
        actions = box(Flow(self._open, self.way_in.other))
        framed(self, _("Bonjour"), words, self.way_in, S, actions, L, box(Flow(restore, demo)))
        self.way_in.submitted.connect(self.unlock)
        self.way_in.field.set_error(trouble)
        self.setFocusProxy(self.way_in)

    def unlock(self) -> None:
        """Try what was typed; one try at a time."""
        if not self._open.isEnabled():
            return
        self._open.setEnabled(False)
        gate, secret, how = self._gate, self.way_in.taken(), self.way_in.how
        opening = self._opened if how == "passphrase" else self._recovered
        gate.run(lambda: notebook.unlock(gate.folder, secret, gate.now, how=how), opening, self._refused)

    def _opened(self, book: Notebook) -> None:
        self._gate.enter(book)

    def _recovered(self, book: Notebook) -> None:
        self._gate.recovered(book, self.way_in.taken())

    def _refused(self, sentence: str) -> None:
        self._open.setEnabled(True)
        self.way_in.refuse(sentence)
