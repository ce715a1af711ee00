"""The plan’s figures on paper: what the screen shows, with every definition, in tables one can listen to.

The bars repeat the tables beside them, and are left out of what is read aloud.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cad.domain.figure import definition
from cad.domain.plan import AXES, CONTEXT, OBJECTIVES, masking_words, places
from cad.domain.plan_report import Measured, Report, SeamLine
from cad.domain.plan_shown import (
    aims,
    by_neighbourhood,
    change,
    compared,
    month_name,
    pair_name,
    period,
    scope_words,
    shown_before,
    shown_number,
    shown_value,
    theme_name,
)
from cad.domain.text import _


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is about, then its cells; `inner` is part of the line above."""

    name: str
    cells: tuple[str, ...]
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """One figure month by month: its label, months, numbers as written, heights from "0" to "1"; `said` is it
    all for who listens.
    """

    title: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    heights: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A table of figures and their months, under what the plan wants."""

    title: str
    objective: str
    rows: tuple[Row, ...]
    months: tuple[Bars, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure’s definition."""

    name: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FiguresReport:
    """Every string of the report."""

    form: ClassVar[str] = "figures_report"

    title: str
    period: str
    scope: str
    context: str
    masking: str
    before: str
    columns: tuple[str, ...]
    axes: tuple[Axis, ...]
    headlines: tuple[str, ...]
    neighbourhoods: tuple[Row, ...]
    seams: tuple[Row, ...]
    meanings: tuple[Meaning, ...]
    code: str = ""


def compose(report: Report) -> FiguresReport:
    """The report as it is printed."""
    return FiguresReport(
        title=_("Les chiffres du plan"),
        period=period(report.first, report.last),
        scope=scope_words(report),
        context=CONTEXT,
        masking=masking_words(report.under),
        before=compared(report),
        columns=(_("Chiffre"), _("Période"), _("Avant"), _("Écart"), *(label for _key, label in places())),
        axes=tuple(_axis(report, axis, ours) for axis, ours in report.axes()),
        headlines=(_("Quartier"), *(one.figure.label for one in report.headlines())),
        neighbourhoods=tuple(Row(name, cells) for name, cells, _shares in by_neighbourhood(report)),
        seams=tuple(map(_seam, report.seams)),
        meanings=tuple(
            Meaning(one.figure.label, tuple((name, f"{said}.") for name, said in definition(one.figure)))
            for one in report.figures
        ),
    )


def _axis(report: Report, axis: str, ours: Sequence[Measured]) -> Axis:
    drawn = tuple(_bars(one) for one in ours if len(one.months) > 1)
    rows = tuple(_row(report, one) for one in ours)
    return Axis(AXES[axis], OBJECTIVES.get(axis, ""), rows, drawn)


def _row(report: Report, one: Measured) -> Row:
    by_place = (
        shown_number(one.places[key], one.figure.kind) if key in one.places else ""
        for key, _label in places()
    )
    name = "\n".join(filter(None, (one.figure.label, aims(report, one))))
    return Row(
        name, (shown_value(one), shown_before(one) if report.before[0] else "", change(one), *by_place)
    )


def _bars(one: Measured) -> Bars:
    most = max((number for number in one.months.values() if number), default=1)
    return Bars(
        one.figure.label,
        tuple(month_name(month, short=True) for month in one.months),
        tuple(map(shown_number, one.months.values())),
        tuple(f"{(number or 0) / most:.3f}" for number in one.months.values()),
        ", ".join(
            f"{month_name(month)}\u00a0: {shown_number(number)}" for month, number in one.months.items()
        ),
    )


def _seam(line: SeamLine) -> Row:
    name = theme_name(line) if line.inner else "\n".join(filter(None, (pair_name(line), theme_name(line))))
    return Row(name, tuple(map(shown_number, line.numbers)), line.inner)


def words() -> dict[str, str]:
    """What is printed on every report."""
    return {
        "months": _("Mois par mois"),
        "neighbourhoods": _("Par quartier prioritaire"),
        "seams": _("Les passages, par structures et par thème"),
        "seam_columns": "\n".join(
            (_("De qui vers qui"), _("Ouvertes"), _("Refermées"), _("Rompues"), _("Délai médian (jours)"))
        ),
        "meanings": _("Ce que chaque chiffre veut dire"),
        "none": _("Aucun passage d’une structure à une autre dans la période."),
    }
