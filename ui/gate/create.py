"""Making one’s own notebook: who I am, a passphrase, and the recovery sheet to print."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services import notebook, ways_in
from cad.services.notebook import Notebook
from ui.gate.frame import framed
from ui.gate.gate_page import GatePage
from ui.theme.measures import L
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.field import Field
from ui.widgets.layout import Flow, Item, box
from ui.widgets.secret_field import SecretField
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from ui.gate.gate import Gate


class CreatePage(GatePage):
    """Three things asked; the rest can be said later in the settings."""

    def __init__(self, gate: "Gate") -> None:
        super().__init__()
        self._gate = gate
        self._name, self._organisation = TextField(), TextField()
        self._secret, self._again = SecretField(), SecretField()
        self._remember = Check(_("Retenir la clé sur cet ordinateur, qui n’est utilisé que par moi"))
        help_ = _("Au moins dix caractères. Quatre mots que vous seul·e associez font une bonne phrase.")
        self._fields = (
            Field(_("Votre nom"), self._name),
            Field(_("Votre structure"), self._organisation),
            Field(_("Phrase de passe"), self._secret, help=help_),
            Field(_("La même phrase, encore une fois"), self._again),
        )
        self._create = Button(_("Créer mon carnet"), "primary", icon="check", on_click=self.create_notebook)
        demo = Button(_("Voir la démonstration"), "quiet", on_click=gate.open_demo)
        restore = Button(_("Remettre une sauvegarde…"), "quiet", on_click=gate.ask_to_restore)
        words = _("Il est chiffré sur cet ordinateur et fonctionne sans réseau.")
        actions = box(Flow(self._create, restore, demo))
        framed(self, _("Créer mon carnet"), words, *self._fields, self._remember, L, actions)
        self.setFocusProxy(self._name)

    def create_notebook(self) -> None:
        """Check what was typed, then make the notebook."""
        if not self._complete():
            return
        self._create.setEnabled(False)
        gate, secret, remember = self._gate, self._secret.text(), self._remember.isChecked()
        name, organisation = self._name.value(), self._organisation.value()

        def make() -> tuple[Notebook, str, bool]:
            from cad.services.settings import set_me

            book, code = notebook.create(gate.folder, secret, gate.now)
            set_me(book, name=name, organisation=organisation)
            return book, code, ways_in.remember(ways_in.confirmed(book, secret)) if remember else True

        gate.run(make, lambda made: gate.show_page(RecoveryPage(gate, *made)), self._refused)

    def _complete(self) -> bool:
        for field in self._fields:
            field.set_error("" if field.editor.text().strip() else _("À remplir."))
        if self._secret.text() != self._again.text():
            self._fields[3].set_error(_("Les deux phrases ne sont pas les mêmes."))
        try:
            notebook.check_passphrase(self._secret.text())
        except Refused as refusal:
            self._fields[2].set_error(str(refusal))
        return not any(field.error() for field in self._fields)

    def _refused(self, sentence: str) -> None:
        self._create.setEnabled(True)
        self._fields[0].set_error(sentence)


class RecoveryPage(GatePage):
    """The recovery code, shown once: to print or to copy by hand, kept away from the laptop."""

    def __init__(self, gate: "Gate", book: Notebook, code: str, remembered: bool) -> None:
        super().__init__()
        self._gate, self._book, self._code = gate, book, code
        shown = Text(code.replace("-", " "), "title", selectable=True)
        self._said = Banner(_("Sans cette fiche, une phrase de passe oubliée rend le carnet illisible."))
        sheet = Button(_("Imprimer la fiche…"), "primary", icon="print", on_click=self.print)
        save = Button(_("Enregistrer en PDF…"), icon="save", on_click=self.save)
        go_on = Button(_("J’ai noté le code, ouvrir mon carnet"), on_click=lambda: gate.enter(book))
        items: list[Item] = [shown, L, self._said, L, box(Flow(sheet, save, go_on))]
        if not remembered:
            alone = _("Cet ordinateur n’a pas de trousseau\u00a0: la phrase de passe servira à chaque fois.")
            items.insert(2, Banner(alone))
        words = _("Imprimez-la ou recopiez-la, et gardez-la loin de l’ordinateur.")
        framed(self, _("Votre fiche de secours"), words, *items)
        self.setFocusProxy(sheet)

    def abandon(self) -> None:
        """The notebook is open and its code on the screen, and nobody is there."""
        self._book.close()

    def print(self) -> None:
        """Through the system’s dialog: nothing is left in a folder."""
        from cad.services.saving import recovery_sheet_pdf

        self._gate.run(lambda: recovery_sheet_pdf(self._book, code=self._code), self._print, self._said.say)

    def _print(self, pdf: bytes) -> None:
        from ui.screens.paper.printer import print_pdf

        if trouble := print_pdf(pdf, self):
            self._said.say(trouble)

    def save(self) -> None:
        """Write the sheet as a PDF where the person says."""
        title = _("Enregistrer la fiche")
        path, _kind = QFileDialog.getSaveFileName(self, title, "fiche-de-secours.pdf", "PDF (*.pdf)")
        if path:
            from cad.services.saving import recovery_sheet_pdf, save_pdf

            saved = _("La fiche est enregistrée. Imprimez-la, effacez le fichier, videz la corbeille.")
            self._gate.run(
                lambda: save_pdf(recovery_sheet_pdf(self._book, code=self._code), path),
                lambda _done: self._said.say(saved),
                self._said.say,
            )
