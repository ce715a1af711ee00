"""Figures that point at nobody: a cell about too few people is not shown, nor what would give it away.

A line of figures is given with its total. Once the small ones are masked, what is masked is known together,
by difference: it is therefore at least two cells, about enough people, or another one goes with them, the
smallest that is still shown. Zero is masked like any small number: "nobody" also says something of people.
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
    order = sorted(cells, key=lambda key: (cells[key].weight, cells[key].number))
    hidden = _hidden([cells[key] for key in order], least)
    masked = {*order[:hidden]}
    total = sum(cells.values(), Cell())
    return Shown(
        {key: None if key in masked else cell.number for key, cell in cells.items()},
        total.number if total.weight >= least else None,
    )


def _hidden(cells: list[Cell], least: int) -> int:
    """How many of the cells, smallest first, are masked."""
    hidden = sum(cell.weight < least for cell in cells)
    while 0 < hidden < len(cells) and not _together(cells[:hidden], least):
        hidden += 1
    return hidden


def _together(cells: list[Cell], least: int) -> bool:
    """Whether what is known of them by difference says nothing of any."""
    return len(cells) > 1 and sum(cells, Cell()).weight >= least
