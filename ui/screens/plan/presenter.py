"""Asks for the figures of a period, and says them as the screen shows them. No Qt here."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from cad.domain.figure import definition
from cad.domain.outlines import Outline
from cad.domain.plan import AXES, CONTEXT, FIGURES, OBJECTIVES, masking_words, places
from cad.domain.plan_report import Measured, Report
from cad.domain.plan_shown import (
    aims,
    by_neighbourhood,
    change,
    compared,
    month_name,
    pair_name,
    period,
    scope,
    shown_number,
    shown_value,
    theme_name,
)
from cad.domain.text import _
from cad.services import plan as service
from cad.services.action import Done
from cad.services.plan_figures import coordinates
from cad.services.reference import outlines_in_use
from ui.ports import Desk, Pending
from ui.screens import PLACES as SCREENS
from ui.screens.plan import periods
from ui.widgets.number_table import Line
from ui.widgets.outline_map import Shade

KINDS = {
    *(figure.happens.kind for figure in FIGURES if figure.happens),
    "insertion", "internship", "observation_week", "organisation", "pupil", "referral", "referral_event",
    "resident", "rule", "worked_hours",
}  # fmt: skip
"""What, once changed, changes the figures."""
PLACES = {
    "seams": "referrals",
    "clauses": "clauses",
    "companies": "events",
    "internships": "internships",
    "employer": "places",
    "businesses": "businesses",
    "city": "city_projects",
}
"""Axis → the screen where one works on it."""
KNOWN = {one.key for one in SCREENS}


_NOTHING = _(
    "Trop peu est noté dans cette période pour être montré. Choisissez-en une plus longue\u202f; "
    "ce carnet ne compte que les parcours qu’il tient."
)


class Tile(NamedTuple):
    """A figure: its number, the change, the aim, its places, its months as `Bar` has them, its definition."""

    key: str
    label: str
    number: str
    change: str
    aims: str
    places: tuple[tuple[str, str], ...]
    months: tuple[tuple[str, str, float | None, str], ...]
    definition: tuple[tuple[str, str], ...]
    link: str


class Axis(NamedTuple):
    """An axis: its title, what the plan wants, its figures, where it is worked on ("" for nowhere)."""

    title: str
    objective: str
    tiles: tuple[Tile, ...]
    place: str


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_choices(self, choices: dict[str, str]) -> None:
        """The periods one may choose."""

    def show_period(self, period: str, first: str, last: str) -> None:
        """Which period is chosen, and its days."""

    def show_head(self, subtitle: str, notes: tuple[str, ...]) -> None:
        """The days counted, and what is always to be known beside the figures."""

    def show_axes(self, axes: list[Axis]) -> None:
        """The figures of each axis."""

    def show_neighbourhoods(self, columns: list[str], lines: list[Line]) -> None:
        """The first figure of each axis, by priority neighbourhood."""

    def show_map(
        self, outlines: Sequence[Outline], headlines: dict[str, str], shades: dict[str, dict[str, Shade]]
    ) -> None:
        """Where they are: which figures may be drawn, and of each what is said of a neighbourhood."""

    def show_seams(self, lines: list[Line]) -> None:
        """The seams by pair of organisations and theme."""

    def show_trouble(self, sentence: str) -> None:
        """Why there are none, or "" when there are."""


class Presenter:
    """Holds the period chosen; asks again when something it counts changed."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._asked: Pending | None = None
        self.period = periods.YEAR
        self.first, self.last = "", ""

    def arrive(self) -> None:
        """Count the period that was chosen; the coordination has whole years alone."""
        self._desk.ask(coordinates, self._begin)

    def _begin(self, whole_years: bool) -> None:
        self._view.show_choices(periods.WHOLE_YEARS if whole_years else periods.CHOICES)
        if whole_years and self.period not in periods.WHOLE_YEARS:
            self.period = periods.YEAR
        if self.period == periods.OTHER:
            self._ask()
        else:
            self.choose(self.period)

    def choose(self, period: str) -> None:
        """Another period; one’s own begins from the days shown."""
        self.period = period
        if period != periods.OTHER:
            self.first, self.last = periods.days(period, self._desk.now().date())
        self._view.show_period(period, self.first, self.last)
        self._ask()

    def between(self, first: str, last: str) -> None:
        """From one day to another, both readable."""
        self.period, self.first, self.last = periods.OTHER, first, last
        self._ask()

    def changed(self, done: Done[Any], visible: bool) -> None:
        """Count again if it may show."""
        if visible and any(kind in KINDS for kind, _id in done.changed):
            self._ask()

    def follow(self, key: str) -> None:
        """Go to those whom a figure counts."""
        self._desk.open("referrals", state=key)

    def work_on(self, place: str) -> None:
        """Go where an axis is worked on."""
        self._desk.open(place)

    def print(self) -> None:
        """See the report page by page."""
        self._desk.open("paper", report=f"{self.first},{self.last}")

    def save(self, path: str) -> None:
        """Write the workbook."""
        said = _("Enregistré\u00a0: {name}")
        self._desk.render(
            lambda book: service.write_plan_report(book, file=path, first=self.first, last=self.last),
            lambda made: self._desk.say(said.format(name=made.name), "success"),
        )

    def _ask(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.render(
            service.plan_seen, self._show, self._view.show_trouble, first=self.first, last=self.last
        )

    def _show(self, report: Report) -> None:
        self._view.show_trouble("" if any(one.value for one in report.figures) else _NOTHING)
        days = period(report.first, report.last)
        self._view.show_head(f"{days[:1].upper()}{days[1:]} · {scope(report)}", _notes(report))
        self._view.show_axes([_axis(report, axis, ours) for axis, ours in report.axes()])
        self._view.show_neighbourhoods(
            [one.figure.label for one in report.headlines()],
            [Line(name, numbers, shares=shares) for name, numbers, shares in by_neighbourhood(report)],
        )
        self._desk.ask(outlines_in_use, lambda found: self._view.show_map(found, *_drawn(report)))
        self._view.show_seams(
            [
                Line(
                    theme_name(line) if line.inner else pair_name(line),
                    tuple(map(shown_number, line.numbers)),
                    "" if line.inner else theme_name(line),
                    line.inner,
                )
                for line in report.seams
            ]
        )


def _drawn(report: Report) -> tuple[dict[str, str], dict[str, dict[str, Shade]]]:
    """Figure → its name; figure → neighbourhood → its number, and its part of the largest."""
    shades: dict[str, dict[str, Shade]] = {}
    for one in report.headlines():
        most = max((number or 0 for code, number in one.inside.items() if code), default=0) or 1
        shades[one.key] = {
            code: Shade(shown_number(number, one.figure.kind), None if number is None else number / most)
            for code, number in one.inside.items()
        }
    return {one.key: one.figure.label for one in report.headlines()}, shades


def _axis(report: Report, axis: str, ours: Sequence[Measured]) -> Axis:
    tiles, place = tuple(_tile(one, aims(report, one)) for one in ours), PLACES.get(axis, "")
    return Axis(AXES[axis], OBJECTIVES.get(axis, ""), tiles, place if place in KNOWN else "")


def _notes(report: Report) -> tuple[str, ...]:
    return CONTEXT, masking_words(report.under), compared(report)


def _tile(one: Measured, aims: str) -> Tile:
    figure = one.figure
    by_place = tuple(
        (label, shown_number(one.places[key], figure.kind)) for key, label in places() if key in one.places
    )
    most = max((number for number in one.months.values() if number), default=1)
    months = tuple(
        (
            month_name(month, short=True),
            shown_number(number),
            None if number is None else number / most,
            month_name(month),
        )
        for month, number in one.months.items()
    )
    return Tile(
        figure.key,
        figure.label,
        shown_value(one),
        change(one),
        aims,
        by_place,
        months if len(months) > 1 else (),
        definition(figure),
        figure.state if one.value else "",
    )
