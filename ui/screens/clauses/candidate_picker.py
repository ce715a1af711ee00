"""Several people among those who could take something, each with what is missing or in the way."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _, n_
from cad.domain.workplace import FITS, NOT, UNKNOWN
from cad.services.candidates import Candidate, Candidates
from ui.theme.measures import S
from ui.widgets.check import Check
from ui.widgets.layout import box, column
from ui.widgets.text import Text


class CandidatePicker(QWidget):
    """``value()`` is the identifiers ticked."""

    changed = Signal()

    def __init__(self, found: Candidates) -> None:
        super().__init__()
        self.checks: dict[str, Check] = {}
        inside = column(spacing=S)
        for one in found.first:
            check = self.checks[one.person] = Check(one.name)
            check.setAccessibleDescription(said(one))
            check.clicked.connect(lambda _on: self.changed.emit())
            words = Text(said(one), "caption", tone(one))
            words.setContentsMargins(32, 0, 0, 0)
            inside.addWidget(box(column(check, words, spacing=0)))
        more = found.count - len(found.first)
        rest = n_("{n} autre personne est moins prête.", "{n} autres personnes sont moins prêtes.", more)
        nobody = _("Personne de votre carnet ne cherche de travail et n’est libre.")
        if more > 0 or not found.first:
            inside.addWidget(Text(rest if found.first else nobody, "caption", "muted"))
        self.setLayout(inside)
        if self.checks:
            self.setFocusProxy(next(iter(self.checks.values())))

    def value(self) -> tuple[str, ...]:
        """Who is ticked, in the order shown."""
        return tuple(key for key, check in self.checks.items() if check.isChecked())

    def set_value(self, value: Iterable[str]) -> None:
        """Tick these, telling nobody."""
        for key, check in self.checks.items():
            check.setChecked(key in set(value))


def said(one: Candidate) -> str:
    """What to know before proposing: what does not suit first."""
    fits = (one.hours, one.travel)
    unfit = tuple(fit.why for fit in fits if fit.answer == NOT)
    suits = tuple(fit.why for fit in fits if fit.answer == FITS)
    lives = (_("habite un QPV"),) if one.inside else ()
    blocks = (_("à lever\u00a0: {what}").format(what=", ".join(one.blocks)),) if one.blocks else ()
    unknown = ", ".join(fit.why for fit in fits if fit.answer == UNKNOWN and fit.why)
    asked = (_("à demander\u00a0: {what}").format(what=unknown),) if unknown else ()
    words = (*one.against, *unfit, *suits, *lives, *one.missing, *blocks, *asked)
    return " · ".join(words) or _("rien ne manque")


def tone(one: Candidate) -> str:
    """What does not suit stands out."""
    return "warning" if one.against or NOT in (one.hours.answer, one.travel.answer) else "muted"
