"""The screen of the plan: a period above, the figures of each axis, then the seams."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from cad.domain.outlines import Outline
from cad.domain.text import _
from ui.desk import QtDesk
from ui.screens.plan import periods
from ui.screens.plan.presenter import Axis, Presenter
from ui.screens.plan.tile import FigureTile
from ui.screens.plan.tiles import Tiles
from ui.theme.measures import L, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.ends import Ends
from ui.widgets.field import Field
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.number_table import Line, NumberTable
from ui.widgets.outline_map import OutlineMap, Shade
from ui.widgets.overlay import covered
from ui.widgets.page import Page
from ui.widgets.picks import Pick, Picks
from ui.widgets.text import Text

SEAMS = (_("Ouvertes"), _("Refermées"), _("Rompues"), _("Jours (médiane)"))


class Screen(QWidget):
    """Rebuilt at each answer: there are few figures."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: list[Axis] = []
        self._outlines: Sequence[Outline] = ()
        self._shades: dict[str, dict[str, Shade]] = {}
        self.presenter = Presenter(desk, self)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        paper = Button(_("Rapport à imprimer…"), "primary", icon="print", on_click=self.presenter.print)
        sheet = Button(_("Tableur…"), icon="download", on_click=self.save)
        self._page = Page(_("Le plan"), actions=(sheet, paper))
        self.periods = Picks([Pick(key, label) for key, label in periods.CHOICES.items()], periods.YEAR)
        self.periods.setAccessibleName(_("Période"))
        self.periods.changed.connect(lambda: self.presenter.choose(self.periods.value()))
        self._make_days()
        self._trouble = Banner("", tone="warning")
        self._context = Text("", "strong")
        self._notes = Text("", "caption", "muted")
        self._axes = column(spacing=L)
        name = _("Les passages, par structures et par thème")
        empty = _("Aucun passage d’une structure à une autre dans la période.")
        self.passages, self._where = NumberTable(name, empty), NumberTable(_("Par quartier prioritaire"))
        self._seams = Card(self.passages, title=name)
        self.map, self.mapped = OutlineMap(_("Carte des quartiers prioritaires")), Choice([], width=320)
        self.mapped.setAccessibleName(_("Chiffre de la carte"))
        self.mapped.changed.connect(self._draw)
        words = _("Les personnes sur la carte")
        people = Button(words, "quiet", icon="pin", on_click=lambda: desk.open("map"))
        self._mapping = box(column(self.mapped, self.map, row(people, None), spacing=S))
        self._mapping.hide()
        self._glance = Card(self._where, self._mapping, title=_("Par quartier prioritaire"))
        for part in (
            self._context,
            self.periods,
            self._days,
            self._trouble,
            self._glance,
            self._axes,
            self._seams,
            self._notes,
        ):
            if isinstance(part, QWidget):
                self._page.body.addWidget(part)
            else:
                self._page.body.addLayout(part)
        self._page.body.addStretch(1)
        self.setLayout(column(self._page))
        self._trouble.hide()

    def _make_days(self) -> None:
        self.first, self.last = (
            DateField(past=True, today=lambda: self._desk.now().date(), width=220) for _end in range(2)
        )
        fields = (Field(_("Du"), self.first), Field(_("Au"), self.last))
        self._days = box(Flow(*fields, spacing=M))
        for end in (self.first, self.last):
            end.editingFinished.connect(self._between)
        self._days.hide()

    def _between(self) -> None:
        wanted = self.first.value(), self.last.value()
        if all(wanted) and wanted != (self.presenter.first, self.presenter.last):
            self.presenter.between(*wanted)

    def arrive(self, **_where: str) -> None:
        """Come to see the figures."""
        self.presenter.arrive()
        self._page.show_top()
        if not covered(self):
            self.periods.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_choices(self, choices: dict[str, str]) -> None:
        """See `presenter.View`."""
        self.periods.set_picks((Pick(key, label) for key, label in choices.items()), self.periods.value())

    def show_period(self, period: str, first: str, last: str) -> None:
        """See `presenter.View`."""
        self.periods.set_value(period)
        self._days.setVisible(period == periods.OTHER)
        self.first.set_value(first)
        self.last.set_value(last)

    def show_head(self, subtitle: str, notes: tuple[str, ...]) -> None:
        """See `presenter.View`."""
        self._page.set_title(_("Le plan"), subtitle)
        self._context.setText(notes[0])
        self._notes.setText("\n".join(notes[1:]))

    def show_axes(self, axes: list[Axis]) -> None:
        """See `presenter.View`. What is the same stays, with its definitions open and the keyboard."""
        if axes == self._shown:
            return
        self._shown = axes
        clear(self._axes)
        for axis in axes:
            made = [FigureTile(tile) for tile in axis.tiles]
            for one in made:
                one.followed.connect(self.presenter.follow)
            head = Ends(SectionHeading(axis.title, role="title"), *self._way(axis), spacing=S, middle=True)
            said = [Text(axis.objective, "body", "muted")] if axis.objective else []
            self._axes.addLayout(column(head, *said, box(Tiles(*made, spacing=M)), spacing=S))

    def _way(self, axis: Axis) -> list[QWidget]:
        """To where the axis is worked on."""
        if not axis.place:
            return []
        go = Button(_("Ouvrir"), "quiet", icon="arrow-right")
        go.setAccessibleName(_("Ouvrir\u00a0: {axis}").format(axis=axis.title))
        go.clicked.connect(lambda: self.presenter.work_on(axis.place))
        return [go]

    def show_neighbourhoods(self, columns: list[str], lines: list[Line]) -> None:
        """See `presenter.View`."""
        self._where.fill(columns, lines)

    def show_map(
        self, outlines: Sequence[Outline], headlines: dict[str, str], shades: dict[str, dict[str, Shade]]
    ) -> None:
        """See `presenter.View`."""
        self._mapping.setVisible(bool(outlines))
        if outlines:
            self._outlines, self._shades = outlines, shades
            self.mapped.set_options(headlines.items())
            self._draw()

    def _draw(self) -> None:
        self.map.fill(self._outlines, self._shades.get(self.mapped.value(), {}))

    def show_seams(self, lines: list[Line]) -> None:
        """See `presenter.View`."""
        self.passages.fill(SEAMS, lines)

    def show_trouble(self, sentence: str) -> None:
        """See `presenter.View`."""
        self._trouble.say(sentence)
        self._trouble.setVisible(bool(sentence))

    def save(self) -> None:
        """As a workbook."""
        name = f"chiffres-du-plan-{self.presenter.last}.xlsx"
        path, _kind = QFileDialog.getSaveFileName(self, _("Enregistrer le rapport"), name, "*.xlsx")
        if path:
            self.presenter.save(path)
