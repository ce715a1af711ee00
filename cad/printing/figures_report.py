"""The plan’s figures on paper: what the screen shows, with every definition, in tables one can listen to.

The bars repeat the tables beside them, and are left out of what is read aloud.
"""

from dataclasses import dataclass
from typing import ClassVar

from cad.domain.plan import AXES, CONTEXT, FIGURES, definition, masking_words, places
from cad.domain.plan_report import Measured, Report, SeamLine
from cad.domain.plan_shown import (
    change,
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
    """A table of figures and their months."""

    title: str
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
        before=_("«\u00a0Avant\u00a0»\u00a0: autant de jours, {period}.").format(
            period=period(*report.before)
        ),
        columns=(_("Chiffre"), _("Période"), _("Avant"), _("Écart"), *(label for _key, label in places())),
        axes=tuple(_axis(report, axis, title) for axis, title in AXES.items()),
        seams=tuple(map(_seam, report.seams)),
        meanings=tuple(
            Meaning(figure.label, tuple((name, f"{said}.") for name, said in definition(figure)))
            for figure in FIGURES
        ),
    )


def _axis(report: Report, axis: str, title: str) -> Axis:
    ours = [one for one in report.figures if one.figure.axis == axis]
    drawn = tuple(_bars(one) for one in ours if len(one.months) > 1)
    return Axis(title, tuple(map(_row, ours)), drawn)


def _row(one: Measured) -> Row:
    by_place = (
        shown_number(one.places[key], one.figure.kind) if key in one.places else ""
        for key, _label in places()
    )
    return Row(one.figure.label, (shown_value(one), shown_before(one), change(one), *by_place))


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
        "seams": _("Les passages, par structures et par thème"),
        "seam_columns": "\n".join(
            (_("De qui vers qui"), _("Ouvertes"), _("Refermées"), _("Rompues"), _("Délai médian (jours)"))
        ),
        "meanings": _("Ce que chaque chiffre veut dire"),
        "none": _("Aucun passage d’une structure à une autre dans la période."),
    }
