"""Who will read what is being typed: four levels always in sight, and one sentence that says it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.theme.measures import XS, M
from ui.widgets.layout import column, row
from ui.widgets.segments import Segments
from ui.widgets.text import Text

LEVELS = (
    ("author", _("Moi"), "lock", _("Vous seul·e lirez cette note.")),
    ("team", _("Équipe"), "team", _("L’équipe du parcours lira cette note.")),
    ("organisation", _("Structure"), "building", _("Toute votre structure lira cette note.")),
    (
        "shared",
        _("Partagé"),
        "people",
        _("Toutes les structures du parcours liront cette note, avec l’accord de la personne."),
    ),
)


class VisibilityPicker(QWidget):
    """``value()`` is author, team, organisation or shared; `readers` replaces the sentence of a level by
    names. `beside` stands at the right of the sentence: the button that keeps the note.
    """

    changed = Signal()

    def __init__(
        self,
        value: str = "team",
        readers: Mapping[str, str] | None = None,
        *,
        beside: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__()
        self._sentences = {key: sentence for key, _label, _icon, sentence in LEVELS}
        self._levels = Segments([(key, label, icon) for key, label, icon, _sentence in LEVELS], value)
        self._sentence = Text("", "caption", "muted")
        under = row(self._sentence, *beside, spacing=M, stretch=0)
        self.setLayout(column(self._levels, under, spacing=XS))
        self.setAccessibleName(_("Qui lira cette note"))
        self._levels.changed.connect(self._chosen)
        self.set_readers(readers or {})

    def value(self) -> str:
        """The level chosen."""
        return self._levels.value()

    def set_value(self, value: str) -> None:
        """Choose a level, telling nobody."""
        self._levels.set_value(value)
        self._say()

    def set_readers(self, readers: Mapping[str, str]) -> None:
        """Sentences by level, naming the readers when they are known ("Lucie Pérez et le CCAS liront…")."""
        self._sentences.update(readers)
        self._say()

    def _chosen(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        sentence = self._sentences[self.value()]
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
