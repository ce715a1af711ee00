"""Counting the plan’s figures person after person: what happened in a period, to how many, living where."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cad.domain.figure import PEOPLE, Figure
from cad.domain.hours import HUNDREDTHS
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.plan import FIGURES
from cad.domain.plan_period import Span
from cad.domain.plan_report import Counted
from cad.domain.plan_told import Happened, Told, happened
from cad.domain.small_cells import Cell

BEFORE = "before"
"""The group of what happened in the days before the period."""


@dataclass(slots=True)
class _Count:
    """Group (a month, or where one lives) → how many things, and people."""

    numbers: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)

    def add(self, groups: Iterable[tuple[str, int]]) -> None:
        """What happened to one person."""
        found = [*groups]
        for group, amount in found:
            self.numbers[group] += amount
        self.people.update({group for group, _amount in found})

    def cell(self, group: str, figure: Figure) -> Cell:
        """A group, as things that happened, as people, or as what they amount to."""
        number, people = self.numbers[group], self.people[group]
        if figure.happens and figure.happens.amount:
            number = round(number / HUNDREDTHS)
        return Cell(people if figure.kind == PEOPLE else number, people)


class Counting:
    """Give it people one by one, each with all that is known of them."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._counted = [figure for figure in FIGURES if figure.happens]
        self._months = {figure.key: _Count() for figure in self._counted}
        self._homes = {figure.key: _Count() for figure in self._counted}

    def add(self, told: Sequence[Told], home: str) -> None:
        """One person, who lives there (see `home_of`)."""
        kinds: dict[str, list[Told]] = {}
        for one in told:
            kinds.setdefault(one.kind, []).append(one)
        for figure in self._counted:
            assert figure.happens  # noqa: S101  # that is how they were chosen
            known = kinds.get(figure.happens.kind, ())
            found = [one for one in happened(figure.happens, known) if self._during(one)]
            if not found:
                continue
            inside = [one for one in found if one.day >= self._span.first]
            lived = min(inside, key=lambda one: one.entry).home if inside and figure.happens.frozen else home
            self._months[figure.key].add((self._month(one), one.amount) for one in found)
            self._homes[figure.key].add((lived, one.amount) for one in inside)

    def _during(self, one: Happened) -> bool:
        return self._span.before <= one.day < self._span.after

    def _month(self, one: Happened) -> str:
        return one.day[:7] if one.day >= self._span.first else BEFORE

    def counted(self) -> dict[str, Counted]:
        """Figure → what was counted."""
        return {figure.key: self._of(figure) for figure in self._counted}

    def _of(self, figure: Figure) -> Counted:
        months, homes = self._months[figure.key], self._homes[figure.key]
        inside = {code: homes.cell(code or "in", figure) for code in NEIGHBOURHOODS}
        known = {*NEIGHBOURHOODS, "in", "out", ""}
        inside[""] = sum((homes.cell(one, figure) for one in homes.people if one not in known), inside[""])
        places = {
            "in": sum(inside.values(), Cell()),
            "out": homes.cell("out", figure),
            "": homes.cell("", figure),
        }
        return Counted(
            places,
            {month: months.cell(month, figure) for month in self._span.months},
            sum(places.values(), Cell()),
            months.cell(BEFORE, figure),
            inside,
        )
