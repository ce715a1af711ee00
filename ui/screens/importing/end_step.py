"""What is about to be written, then what was."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cad.domain.text import _, n_
from cad.services.import_plan import Doubt, Plan
from cad.services.importing import Imported
from ui.theme.measures import XL, M
from ui.widgets.banner import Banner, Glyph
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.focus import focus_soon
from ui.widgets.layout import Item, box, clear, column, row
from ui.widgets.rows import Row, RowList
from ui.widgets.text import Text


class ReadyStep(QWidget):
    """The sum of what was decided: nothing is written yet."""

    def __init__(self) -> None:
        super().__init__()
        self._said, self._body = column(), column(spacing=M)
        self.setLayout(column(self._said, self._body, None, spacing=M))

    def show_plan(self, plan: Plan) -> None:
        """Show the counts."""
        clear(self._body)
        created, completed, skipped = plan.counts()
        empty = len(plan.left_empty())
        seen = ", ".join(plan.first_names(SOME)) + ("…" if created > SOME else "")
        lines: list[Item] = [
            _count("plus", "accent", n_("{n} fiche sera créée", "{n} fiches seront créées", created), seen),
            _count(
                "merge", "success", n_("{n} fiche sera complétée", "{n} fiches seront complétées", completed)
            ),
            _count(
                "close", "muted", n_("{n} ligne restera de côté", "{n} lignes resteront de côté", skipped)
            ),
            _count("dot", "muted", n_("{n} case restera vide", "{n} cases resteront vides", empty)),
        ]
        shown = [item for item, n in zip(lines, (created, completed, skipped, empty), strict=True) if n]
        words = _("Tout est écrit d’un coup, ou rien. Vous pourrez annuler l’import en entier.")
        self._body.addWidget(Card(*shown, Text(words, "body", "muted"), margin=XL))

    def say(self, sentence: str) -> None:
        """What went wrong; "" takes it away."""
        clear(self._said)
        if sentence:
            self._said.addWidget(Banner(sentence, tone="warning"))


def _count(icon: str, tone: str, words: str, detail: str = "") -> QWidget:
    said = column(Text(words, "strong"), *([Text(detail, "caption", "muted")] if detail else []), spacing=0)
    mark = Glyph(icon, tone)
    line = row(mark, said, spacing=M, stretch=1)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    return box(line)


SOME = 6
"""Names shown of those who would be created."""


class DoneStep(QWidget):
    """What was imported and what was left out, with the way back."""

    def __init__(
        self, take_back: Callable[[], object], see: Callable[[], object], again: Callable[[], object]
    ) -> None:
        super().__init__()
        self._take_back, self._see, self._again = take_back, see, again
        self._said, self._body = column(), column(spacing=M)
        whole = column(self._said, spacing=M)
        whole.addLayout(self._body, 1)
        self.setLayout(whole)

    def show_imported(self, imported: Imported, plan: Plan) -> None:
        """The sum, and what was left out, line by line."""
        self.say("")
        clear(self._body)
        done = n_("{n} personne importée", "{n} personnes importées", imported.imported)
        more = n_("{n} fiche complétée", "{n} fiches complétées", imported.completed)
        advice = ", ".join([done, more] if imported.completed else [done])
        see = Button(_("Voir les résidents"), "primary", icon="people", on_click=self._see)
        back = Button(_("Annuler l’import"), icon="undo", on_click=self._take_back)
        actions = box(row(see, back))
        self._body.addWidget(EmptyState("stitch-closed", _("C’est fait"), advice, actions))
        cells = (doubt for doubt in imported.doubtful if doubt.row not in imported.skipped)
        left = [*_skipped(imported, plan), *map(_doubt, cells)]
        if left:
            rows = RowList(_("Ce qui est resté de côté"), left)
            title = Text(_("Ce qui est resté de côté"), "heading")
            self._body.addWidget(Card(title, rows, margin=M), 1)
        focus_soon(see)

    def show_undone(self) -> None:
        """The import was taken back."""
        self.say("")
        clear(self._body)
        again = Button(_("Choisir un autre fichier"), "primary", icon="upload", on_click=self._again)
        words = _("Le carnet est comme avant.")
        self._body.addWidget(EmptyState("undo", _("Import annulé"), words, again))
        focus_soon(again)

    def say(self, sentence: str) -> None:
        """What went wrong; "" takes it away."""
        clear(self._said)
        if sentence:
            self._said.addWidget(Banner(sentence, tone="warning"))


def _skipped(imported: Imported, plan: Plan) -> list[Row]:
    words = _("Ligne {n} · {name}")
    return [
        Row(f"l{n}", words.format(n=n, name=plan.name(n)), _("ligne écartée"), icon="close")
        for n in imported.skipped
    ]


def _doubt(doubt: Doubt) -> Row:
    title = _("Ligne {n} · {column}").format(n=doubt.row, column=doubt.column)
    said = f"{doubt.value} — {doubt.reason}" if doubt.value else doubt.reason
    return Row(f"d{doubt.row}/{doubt.column}", title, said, _("case laissée vide"), icon="dot")
