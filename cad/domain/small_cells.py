"""Figures that point at nobody: a cell about too few people is not shown, nor what would give it away.

A line of figures is given with its total, so that what is masked is known together, by difference. With the
small cells goes the next one, the smallest that is not: among them nobody can say which is which, even who
knows this rule, since it looks at numbers alone and masks equal ones together. Zero is masked like any small
number: "nobody" also says something of people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K")

LEAST = 5
"""Fewer people than this are never shown, whatever the setting."""
MOST = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of things, and how many people it is about; nobody is in two cells of a line."""

    number: int = 0
    people: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.number + other.number, self.people + other.people)

    @property
    def weight(self) -> int:
        """What is small when either is."""
        return min(self.number, self.people)


@dataclass(frozen=True, slots=True)
class Shown(Generic[K]):
    """Each number, None where it is masked; and their total."""

    cells: dict[K, int | None]
    total: int | None


def shown(cells: Mapping[K, Cell], under: int = LEAST) -> Shown[K]:
    """A line of cells as it may be shown, none of them about fewer than `under` people (5 at least)."""
    least = max(under, LEAST)
    limit = _limit([*cells.values()], least)
    total = sum(cells.values(), Cell())
    return Shown(
        {key: cell.number if cell.weight > limit else None for key, cell in cells.items()},
        total.number if total.weight >= least else None,
    )


def _limit(cells: list[Cell], least: int) -> int:
    """The weight up to which they are masked; -1 when all may be shown."""
    limit = -1
    for weight in sorted({cell.weight for cell in cells}):
        hidden = [cell for cell in cells if cell.weight <= limit]
        if weight >= least and (not hidden or _safe(hidden, least)):
            break
        limit = weight
    return limit


def _safe(hidden: list[Cell], least: int) -> bool:
    """Whether they hold one that is not small, and are together about enough people."""
    return max(cell.weight for cell in hidden) >= least and sum(hidden, Cell()).weight >= least
