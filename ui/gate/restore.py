"""The page where a backup is put in place: the file, what opens it, what it holds, and the last word."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cad.domain.text import _
from ui.gate.frame import framed
from ui.gate.gate_page import GatePage
from ui.gate.restoring import Fact, Restoring
from ui.theme.measures import L, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layout import Flow, box, clear, column
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Text
from ui.widgets.way_in import WayIn

if TYPE_CHECKING:
    from ui.gate.gate import Gate


class RestorePage(GatePage):
    """One step at a time; `way_in` is there while the passphrase is asked."""

    _progressed = Signal(int, int)

    def __init__(self, gate: "Gate") -> None:
        super().__init__()
        self.presenter = Restoring(gate, self)
        self._step = column(spacing=M)
        self._panel: ProgressPanel | None = None
        self.way_in: WayIn | None = None
        self.back = Button(_("Revenir"), "quiet", icon="arrow-left", on_click=gate.go_back)
        words = _("Pour un ordinateur qui en remplace un autre, ou un carnet abîmé.")
        framed(self, _("Remettre une sauvegarde"), words, box(self._step), L, box(Flow(self.back)))
        self._progressed.connect(self._advanced)
        self.show_choice("")

    def abandon(self) -> None:
        """See `GatePage.abandon`."""
        self.presenter.leave()

    def busy(self) -> bool:
        """See `GatePage.busy`."""
        return self.presenter.busy

    def _show(self, *widgets: QWidget) -> None:
        clear(self._step)
        self._panel = self.way_in = None
        for widget in widgets:
            self._step.addWidget(widget)
            widget.show()  # at once, not when the layout comes to it: one of them takes the keyboard

    def show_choice(self, trouble: str) -> None:
        """See `restoring.View`."""
        choose = Button(_("Choisir le fichier…"), "primary", icon="backup", on_click=self.ask)
        advice = _("Elle reste chiffrée, et rien ne bouge avant que vous ayez vu ce qu’elle contient.")
        zone = DropZone(EmptyState("backup", _("Déposez ici la sauvegarde"), advice, choose))
        zone.dropped.connect(self.presenter.choose)
        self._show(*((Banner(trouble, tone="danger"),) if trouble else ()), zone)
        self.back.setEnabled(True)
        self.setFocusProxy(choose)
        choose.setFocus()

    def ask(self) -> None:
        """The system’s dialog."""
        kinds = (
            (_("Sauvegardes"), "*.cad *.zip *.sauvegarde"),
            (_("Carnet mis de côté"), "carnet.db"),
            (_("Tous les fichiers"), "*"),
        )
        wanted = ";;".join(f"{name} ({pattern})" for name, pattern in kinds)
        path, _kind = QFileDialog.getOpenFileName(self, _("Choisir une sauvegarde"), "", wanted)
        if path:
            self.presenter.choose(path)

    def show_reading(self) -> None:
        """See `restoring.View`."""
        self._work(_("La sauvegarde est lue…"), stoppable=True)

    def show_checking(self) -> None:
        """See `restoring.View`."""
        self._work(_("Chaque page de la sauvegarde est relue…"))

    def show_replacing(self) -> None:
        """See `restoring.View`."""
        self._work(_("La sauvegarde prend sa place…"))

    def _work(self, sentence: str, *, stoppable: bool = False) -> None:
        panel = ProgressPanel(sentence, stoppable=stoppable)
        panel.advance(0, 0)
        panel.cancelled.connect(self.presenter.stop)
        self._show(panel)
        self._panel = panel
        self.back.setEnabled(False)

    def advance(self, done: int, total: int) -> None:
        """See `restoring.View`."""
        self._progressed.emit(100 * done // max(total, 1), 100)

    def _advanced(self, done: int, total: int) -> None:
        if self._panel:
            self._panel.advance(done, total)

    def ask_secret(self, name: str) -> None:
        """See `restoring.View`."""
        way_in = WayIn(_("Phrase de passe de la sauvegarde"), help=_("Celle du jour où elle a été faite."))
        go = Button(_("Ouvrir la sauvegarde"), "primary", icon="unlock", on_click=self._open)
        other = Button(_("Un autre fichier"), "quiet", on_click=lambda: self.show_choice(""))
        self._show(Text(name, "strong"), way_in, box(Flow(go, way_in.other, other, spacing=S)))
        way_in.submitted.connect(self._open)
        self.way_in = way_in
        self.back.setEnabled(True)
        way_in.setFocus()

    def _open(self) -> None:
        if self.way_in:
            self.presenter.open(self.way_in.taken(), self.way_in.how)

    def refuse(self, sentence: str) -> None:
        """See `restoring.View`."""
        if self.way_in:
            self.way_in.refuse(sentence)

    def show_found(self, facts: tuple[Fact, ...], *, replaces: bool) -> None:
        """See `restoring.View`."""
        go = Button(_("Remettre cette sauvegarde"), "primary", icon="check", on_click=self.presenter.put_back)
        kept = Banner(
            _("Le carnet de cet ordinateur n’est pas effacé."),
            _(
                "Il est mis de côté, avec ce qui y a été écrit depuis cette sauvegarde\u00a0: cette même "
                "page peut le remettre."
            ),
        )
        self._show(Card(Facts(facts)), *((kept,) if replaces else ()), box(Flow(go)))
        self.back.setEnabled(True)
        go.setFocus()
