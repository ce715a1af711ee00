"""One report of the plan: figures as they may be shown, and the seams by pair of organisations and theme.

What is counted comes in as cells; what goes out holds no number about too few people, nor what would give
one away. Each figure is cut by place and by month, which are not crossed; places are cut as a tree (in a QPV,
then which one), and so are the seams (a pair, then its themes); themes are never summed over pairs: no two
tables cut the same thing twice.
A share is worked out from numbers that are shown, so that it says nothing more than they do.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from cad.domain.figure import DAYS, SHARE, WHOLE, Figure
from cad.domain.plan import AXES, BY_KEY, FIGURES, inside, places
from cad.domain.plan_period import Span
from cad.domain.small_cells import LEAST, Cell, shown
from cad.domain.themes import THEMES

Numbers = dict[str, int | None]
"""Group → number, None where it is masked."""
MEASURES = ("opened", "closed", "broken")
_THEMES = {theme.key: place for place, theme in enumerate(THEMES)}
NOTHING = (None, None, None, None)
"""The numbers of a line of seams that shows none."""


@dataclass(slots=True)
class Counted:
    """A figure as the record has it: by place (nobody is in two), by month, in all, over the period before,
    and by neighbourhood of those who live in one.
    """

    places: dict[str, Cell] = field(default_factory=dict)
    months: dict[str, Cell] = field(default_factory=dict)
    whole: Cell = field(default_factory=Cell)
    before: Cell = field(default_factory=Cell)
    inside: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Handover:
    """One seam that opened or ended in the period: who it is about, where they live, and what happened."""

    giver: str
    receiver: str
    theme: str
    person: int
    place: str
    happened: tuple[str, ...]
    days: int = -1


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as it may be shown; `before` is the same over the period before, as long."""

    key: str
    value: int | None
    before: int | None
    places: Numbers = field(default_factory=dict)
    months: Numbers = field(default_factory=dict)
    inside: Numbers = field(default_factory=dict)

    @property
    def figure(self) -> Figure:
        """What it is."""
        return BY_KEY[self.key]


@dataclass(frozen=True, slots=True)
class SeamLine:
    """A pair of organisations (its `theme` when it has but one), or one of its themes (`inner`).

    Both names are "" for what is gathered since masked.
    """

    giver: str
    receiver: str
    theme: str
    opened: int | None = None
    closed: int | None = None
    broken: int | None = None
    days: int | None = None
    inner: bool = False

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """Opened, closed, broken, median days."""
        return (self.opened, self.closed, self.broken, self.days)


@dataclass(frozen=True, slots=True)
class Report:
    """`under`: nothing is shown about fewer people. `scope`: whose files are counted, a notebook’s, or all
    those of a territory when it is `whole`. Days are ISO. `objectives`: figure → what the plan wants of it.
    """

    first: str
    last: str
    before: tuple[str, str]
    under: int
    made_on: str
    scope: str
    figures: tuple[Measured, ...]
    seams: tuple[SeamLine, ...]
    objectives: dict[str, int] = field(default_factory=dict)
    whole: bool = False

    def of(self, key: str) -> Measured:
        """One figure."""
        return next(one for one in self.figures if one.key == key)

    def axes(self) -> Iterator[tuple[str, list[Measured]]]:
        """Each axis that has figures, with them."""
        for axis in AXES:
            if ours := [one for one in self.figures if one.figure.axis == axis]:
                yield axis, ours

    def headlines(self) -> list[Measured]:
        """The first figure of each axis that is told by neighbourhood."""
        return [ours[0] for _axis, ours in self.axes() if ours[0].inside]


def report(
    span: Span,
    counts: Mapping[str, Counted],
    handovers: Sequence[Handover],
    under: int,
    *,
    made_on: str,
    scope: str,
    objectives: Callable[[str], int],
    whole: bool = False,
) -> Report:
    """What was counted, as it may be shown. `objectives`: what a rule says that an objective names."""
    return Report(
        first=span.first,
        last=span.last,
        before=span.previous,
        under=under,
        made_on=made_on,
        scope=scope,
        figures=masked(counts, handovers, under),
        seams=seam_lines(handovers, lambda theme: (_THEMES.get(theme, len(_THEMES)), theme), under),
        objectives={one.key: objectives(one.objective) for one in FIGURES if one.objective},
        whole=whole,
    )


def masked(counts: Mapping[str, Counted], handovers: Sequence[Handover], under: int) -> tuple[Measured, ...]:
    """Every figure of the registry, in its order."""
    made = {key: _measured(key, counted, under) for key, counted in counts.items()}
    for figure in FIGURES:
        if figure.kind == SHARE and figure.part[0] in made:
            made[figure.key] = _share(figure, made)
        elif figure.kind == DAYS and "closed" in made:
            made[figure.key] = _delay(figure.key, made["closed"], handovers)
    return tuple(made[figure.key] for figure in FIGURES if figure.key in made)


def _measured(key: str, counted: Counted, under: int) -> Measured:
    """Months share people, unlike places: the whole is weighed by itself, once for both."""
    by_place = shown({key: counted.places.get(key, Cell()) for key, _label in places()}, under).cells
    in_one = {key: counted.inside.get(key, Cell()) for key, _label in inside()}
    hidden = by_place["in"] is None
    return Measured(
        key,
        _alone(counted.whole, under),
        _alone(counted.before, under),
        by_place,
        shown(counted.months, under).cells,
        dict.fromkeys(in_one, None) if hidden else shown(in_one, under).cells,
    )


def _alone(cell: Cell, under: int) -> int | None:
    return cell.number if cell.weight >= max(under, LEAST) else None


def _share(figure: Figure, made: Mapping[str, Measured]) -> Measured:
    """Of whole figures, in all, before and by place; of two places of one figure, in all alone."""
    (one, place), (other, elsewhere) = figure.part, figure.rest
    part, rest = made[one], made[other]
    if place != WHOLE:
        return Measured(figure.key, _percent(part.places[place], rest.places[elsewhere]), None)
    by_place = {key: _percent(part.places[key], rest.places[key]) for key, _label in places()}
    value, before = _percent(part.value, rest.value), _percent(part.before, rest.before)
    return Measured(figure.key, value, before, by_place)


def _percent(part: int | None, rest: int | None) -> int | None:
    if part is None or rest is None or part + rest == 0:
        return None
    return round(100 * part / (part + rest))


def _delay(key: str, closed: Measured, handovers: Sequence[Handover]) -> Measured:
    by_place = {
        place: _median([one for one in handovers if one.place == place], closed.places[place])
        for place, _label in places()
    }
    return Measured(key, _median(handovers, closed.value), None, by_place)


def _median(handovers: Iterable[Handover], closed: int | None) -> int | None:
    """Of those closed in the period, where their number is shown.

    Given beside a masked one it would say that this one is not small, hence that its neighbour is.
    """
    days = [one.days for one in handovers if "closed" in one.happened and one.days >= 0]
    return round(median(days)) if closed is not None and days else None


def seam_lines(
    handovers: Sequence[Handover], order: Callable[[str], Any], under: int
) -> tuple[SeamLine, ...]:
    """Each pair with its themes under it; what shows nothing is gathered in one line, the last.

    In the order of names, and of themes as `order` says: an order of size would tell masked numbers.
    """
    pairs = _grouped(handovers, lambda one: (one.giver, one.receiver))
    lines: list[SeamLine] = []
    hidden = False
    for (giver, receiver), numbers in _masked_groups(pairs, {}, under).items():
        themes = _grouped(pairs[giver, receiver], lambda one: one.theme, order)
        only = next(iter(themes)) if len(themes) == 1 else ""
        days = _median(pairs[giver, receiver], numbers[1])
        line = SeamLine(giver, receiver, only, *numbers, days=days)
        if line.numbers == NOTHING:
            hidden = True
            continue
        lines.append(line)
        if not only:
            lines += [one for one in _below(line, themes, under) if one.numbers != NOTHING]
    return (*lines, *((SeamLine("", "", ""),) if hidden else ()))


def _below(pair: SeamLine, themes: Mapping[str, Sequence[Handover]], under: int) -> Iterator[SeamLine]:
    wholes = {measure: getattr(pair, measure) for measure in MEASURES}
    for theme, numbers in _masked_groups(themes, wholes, under).items():
        days = _median(themes[theme], numbers[1])
        yield SeamLine(pair.giver, pair.receiver, theme, *numbers, days=days, inner=True)


def _grouped(
    handovers: Iterable[Handover], key: Callable[[Handover], Any], order: Callable[[Any], Any] | None = None
) -> dict[Any, list[Handover]]:
    groups: dict[Any, list[Handover]] = {}
    for one in handovers:
        groups.setdefault(key(one), []).append(one)
    return {name: groups[name] for name in sorted(groups, key=order)}


def _masked_groups(
    groups: Mapping[Any, Sequence[Handover]], wholes: Mapping[str, int | None], under: int
) -> dict[Any, tuple[int | None, int | None, int | None]]:
    """Opened, closed and broken of each; nothing inside a pair whose own number is masked."""
    columns = []
    for measure in MEASURES:
        cells = {name: _cell(found, measure) for name, found in groups.items()}
        hidden = wholes.get(measure, 0) is None
        columns.append(dict.fromkeys(cells, None) if hidden else shown(cells, under).cells)
    opened, closed, broken = columns
    return {name: (opened[name], closed[name], broken[name]) for name in groups}


def _cell(handovers: Sequence[Handover], measure: str) -> Cell:
    people = [one.person for one in handovers if measure in one.happened]
    return Cell(len(people), len({*people}))
