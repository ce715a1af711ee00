"""One figure: its number, the change, where people live, its months; its definition one click away."""

from PySide6.QtCore import Signal

from cad.domain.text import _
from ui.screens.plan.presenter import Tile
from ui.theme.measures import M, S
from ui.widgets.bars import Bar, Bars
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.layout import Flow, box, row
from ui.widgets.text import Text


class FigureTile(Card):
    """`followed` carries the state of the seams one wants to see."""

    followed = Signal(str)

    def __init__(self, tile: Tile) -> None:
        self._what = IconButton("question", _("Définition\u00a0: {figure}").format(figure=tile.label))
        self._what.setCheckable(True)
        number = Text(tile.number, "display", wrap=False)
        number.setAccessibleName(_("{figure}\u00a0: {number}").format(figure=tile.label, number=tile.number))
        said = _("écart\u00a0: {change}").format(change=tile.change) if tile.change else ""
        change = Text(said, "caption", "muted", wrap=False)
        self._facts = Facts(tile.definition, labels=96)
        self._facts.hide()
        head = row(Text(tile.label, "heading"), self._what, spacing=S, stretch=0)
        super().__init__(head, row(number, change, None, spacing=M), margin=M)
        if tile.aims:
            self.body.addWidget(Text(tile.aims, "caption", "muted"))
        self.body.addWidget(self._facts)
        self.setAccessibleName(tile.label)
        self._what.toggled.connect(self._facts.setVisible)
        self._add_cuts(tile)
        self.body.addStretch(1)

    def _add_cuts(self, tile: Tile) -> None:
        if tile.places:
            words = (f"{label}\u00a0 {number}" for label, number in tile.places)
            self.body.addWidget(
                box(Flow(*(Text(said, "caption", "muted", wrap=False) for said in words), spacing=M))
            )
        if tile.months:
            name = _("{figure}, mois par mois").format(figure=tile.label)
            self.body.addWidget(Bars(name, tuple(Bar(*month) for month in tile.months)))
        if tile.link:
            see = Button(_("Voir les orientations"), "quiet", icon="arrow-right")
            see.setAccessibleName(_("Voir les orientations\u00a0: {figure}").format(figure=tile.label))
            see.setToolTip(_("Toutes celles que vous pouvez lire, quelle que soit la période"))
            see.clicked.connect(lambda: self.followed.emit(tile.link))
            self.body.addWidget(see)
