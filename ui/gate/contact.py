"""The page of a notebook that must exchange with its centre before it opens."""

from typing import TYPE_CHECKING

from cad.domain.text import _
from cad.services.notebook import Notebook
from cad.services.syncing import overdue_words
from ui.gate.contacting import Contacting
from ui.gate.frame import framed
from ui.gate.gate_page import GatePage
from ui.theme.measures import L, M
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.focus import focus_soon
from ui.widgets.layout import Flow, box, clear, column
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from ui.gate.gate import Gate


class ContactPage(GatePage):
    """It tries at once; stuck, it says why, and offers to try again or to type a new code."""

    def __init__(self, gate: "Gate", book: Notebook, said: str) -> None:
        super().__init__()
        self.presenter = Contacting(gate, self, book, said)
        self._step = column(spacing=M)
        self.back = Button(_("Revenir"), "quiet", icon="arrow-left", on_click=gate.go_back)
        words = overdue_words(book)
        framed(self, _("Un échange avant d’ouvrir"), words, box(self._step), L, box(Flow(self.back)))
        self.presenter.exchange()

    def abandon(self) -> None:
        """See `GatePage.abandon`."""
        self.presenter.leave()

    def busy(self) -> bool:
        """See `GatePage.busy`."""
        return self.presenter.busy

    def show_working(self) -> None:
        """See `contacting.View`."""
        clear(self._step)
        panel = ProgressPanel(_("Échange avec le dépôt…"))
        panel.advance(0, 0)
        panel.cancelled.connect(self.presenter.stop)
        self._step.addWidget(panel)
        self.back.setEnabled(False)

    def show_stuck(self, reason: str, *, out: bool) -> None:
        """See `contacting.View`."""
        clear(self._step)
        self.back.setEnabled(True)
        kept = _("Rien n’est perdu\u00a0: tout ce que vous avez écrit est dans ce carnet, et partira.")
        if reason:
            self._step.addWidget(Banner(reason, kept, tone="warning"))
        self.retry = Button(
            _("Réessayer"), "quiet" if out else "primary", icon="refresh", on_click=self.presenter.exchange
        )
        if not out:
            self._step.addWidget(box(Flow(self.retry)))
            focus_soon(self.retry)
            return
        self.code = Field(_("Code court"), TextField(width=220), help=_("Votre responsable le donne."))
        self.code.editor.returnPressed.connect(self._join)
        join = Button(_("Rejoindre le dépôt"), "primary", icon="check", on_click=self._join)
        self._step.addWidget(self.code)
        self._step.addWidget(box(Flow(join, self.retry)))
        focus_soon(self.code.editor)

    def _join(self) -> None:
        self.presenter.join(self.code.editor.value())

    def refuse(self, sentence: str) -> None:
        """See `contacting.View`."""
        self.code.set_error(sentence)
