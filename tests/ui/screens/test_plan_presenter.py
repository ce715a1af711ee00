"""Le plan without a window: periods, figures as they are said, where they lead."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from cad.domain.outlines import Outline
from cad.domain.plan import AXES, OBJECTIVES
from cad.services import referrals
from cad.services.demo import fill_demo
from cad.services.encounters import record_encounter
from cad.services.notebook import Notebook
from cad.services.plan import plan_report
from tests.ui.fakes import FakeDesk
from ui.screens.plan import periods
from ui.screens.plan.presenter import Axis, Presenter, Tile
from ui.widgets.number_table import Line
from ui.widgets.outline_map import Shade


@dataclass
class Seen:
    """What the screen would show."""

    period: tuple[str, str, str] = ("", "", "")
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    axes: list[Axis] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    neighbourhoods: list[Line] = field(default_factory=list)
    seams: list[Line] = field(default_factory=list)
    trouble: str = ""
    outlines: Sequence[Outline] = ()
    shades: dict[str, dict[str, Shade]] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)

    def show_choices(self, choices: dict[str, str]) -> None:
        self.choices = choices

    def show_period(self, period: str, first: str, last: str) -> None:
        self.period = (period, first, last)

    def show_head(self, subtitle: str, notes: tuple[str, ...]) -> None:
        self.subtitle, self.notes = subtitle, notes

    def show_axes(self, axes: list[Axis]) -> None:
        self.axes = axes

    def show_neighbourhoods(self, columns: list[str], lines: list[Line]) -> None:
        self.columns, self.neighbourhoods = columns, lines

    def show_map(
        self, outlines: Sequence[Outline], headlines: dict[str, str], shades: dict[str, dict[str, Shade]]
    ) -> None:
        self.outlines, self.shades = outlines, shades

    def show_seams(self, lines: list[Line]) -> None:
        self.seams = lines

    def show_trouble(self, sentence: str) -> None:
        self.trouble = sentence

    def tile(self, key: str) -> Tile:
        return next(one for axis in self.axes for one in axis.tiles if one.key == key)


@pytest.mark.parametrize(
    ("period", "today", "first", "last"),
    [
        ("year", date(2026, 11, 23), "2026-01-01", "2026-11-23"),
        ("twelve", date(2026, 11, 23), "2025-11-24", "2026-11-23"),
        ("quarter", date(2026, 5, 31), "2026-03-01", "2026-05-31"),
        ("last_year", date(2026, 11, 23), "2025-01-01", "2025-12-31"),
    ],
)
def test_the_days_of_a_period(period: str, today: date, first: str, last: str) -> None:
    assert periods.days(period, today) == (first, last)


def test_the_figures_of_the_demonstration(book: Notebook) -> None:
    fill_demo(book, residents=120)
    desk, seen = FakeDesk(book), Seen()
    presenter = Presenter(desk, seen)
    presenter.arrive()
    assert seen.period == ("year", "2026-01-01", "2026-11-23")
    assert seen.subtitle.startswith("Du 1er janvier au 23 novembre 2026 · Carnet de ")
    assert "21,5\u00a0%" in seen.notes[0]
    report, met = plan_report(book), seen.tile("met")
    assert [axis.title for axis in seen.axes] == [AXES[axis] for axis, _ours in report.axes()]
    assert {axis.objective for axis in seen.axes} <= {"", *OBJECTIVES.values()}
    assert seen.tile("clause_in_qpv").aims == "objectif\u00a0: plus de 23\u202f% · 2018\u00a0: 23\u202f%"
    assert seen.columns[0] == met.label
    assert [line.name for line in seen.neighbourhoods][-3:] == ["QPV non précisé", "Hors QPV", "À vérifier"]
    assert seen.neighbourhoods[0].numbers[0] == met.number
    maurepas = next(line for line in seen.neighbourhoods if line.name == "Maurepas")
    assert maurepas.numbers[0] == str(report.of("met").inside["QN03504M"])
    assert met.number == str(report.of("met").value)
    assert [name for name, _said in met.definition] == ["Ce qui est compté", "Rapporté à", "Laissés de côté"]
    assert len(met.months) == 11
    assert max(height or 0 for _name, _number, height, _spoken in met.months) == 1
    assert (met.link, seen.tile("closed").link) == ("", "closed")
    assert [line.numbers for line in seen.seams] == [
        tuple("·" if n is None else str(n) for n in line.numbers) for line in report.seams
    ]
    assert (seen.outlines, seen.shades["met"]["QN03504M"].number) == ((), maurepas.numbers[0])
    presenter.follow("closed")
    presenter.print()
    presenter.work_on("clauses")
    assert desk.opened == [
        ("referrals", {"state": "closed"}),
        ("paper", {"report": "2026-01-01,2026-11-23"}),
        ("clauses", {}),
    ]
    presenter.choose("last_year")
    assert seen.period == ("last_year", "2025-01-01", "2025-12-31")
    presenter.between("2026-11-01", "2026-10-01")
    assert "finit avant de commencer" in seen.trouble
    presenter.between("2026-10-01", "2026-11-01")
    assert seen.trouble == ""


def test_what_changes_is_counted_again(book: Notebook) -> None:
    desk, seen = FakeDesk(book), Seen()
    presenter = Presenter(desk, seen)
    presenter.arrive()
    assert seen.tile("encounters").number == "·"
    assert seen.trouble.startswith("Trop peu est noté")
    fill_demo(book, residents=20)
    counted = lambda: [name for name, _given in desk.asked].count("plan_seen")  # noqa: E731
    asked = counted()
    someone = referrals.list_referrals(book, limit=1)[0].person.id
    done = record_encounter(book, someone, "Venue")
    presenter.changed(done, False)
    assert counted() == asked
    presenter.changed(done, True)
    assert counted() == asked + 1


def test_the_coordination_has_whole_years_alone(book: Notebook) -> None:
    desk, seen = FakeDesk(book, answers={"coordinates": lambda: True}), Seen()
    presenter = Presenter(desk, seen)
    presenter.period = "quarter"
    presenter.arrive()
    assert [*seen.choices] == ["year", "last_year"]
    assert seen.period == ("year", "2026-01-01", "2026-11-23")
