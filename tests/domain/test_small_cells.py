"""From what is shown of a line and its total, nobody works out a small cell, nor that one is small."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cad.domain.small_cells import LEAST, Cell, Shown, shown

UNDER = st.integers(0, 12)
COUNTS = st.lists(st.integers(0, 14), min_size=1, max_size=5)
CELLS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda pair: Cell(pair[0] + pair[1], pair[0])),
    min_size=1, max_size=6,
)  # fmt: skip


def of(numbers: list[int], under: int = LEAST) -> Shown[int]:
    return shown({place: Cell(number, number) for place, number in enumerate(numbers)}, under)


@pytest.mark.parametrize(
    ("numbers", "cells", "total"),
    [
        ([10, 20, 30], [10, 20, 30], 60),
        ([3, 20, 30], [None, None, 30], 53),
        ([3, 4, 30], [None, None, None], 37),
        ([1, 1, 30, 40], [None, None, None, 40], 72),
        ([4, 5, 5, 6], [None, None, None, 6], 20),
        ([0, 20, 30], [None, None, 30], 50),
        ([2], [None], None),
        ([9], [9], 9),
        ([2, 9], [None, None], 11),
        ([1, 2], [None, None], None),
        ([0, 0, 5], [None, None, None], 5),
        ([], [], None),
    ],
)
def test_what_is_masked(numbers: list[int], cells: list[int | None], total: int | None) -> None:
    found = of(numbers)
    assert ([*found.cells.values()], found.total) == (cells, total)


@given(CELLS, UNDER)
def test_nothing_about_too_few_people_is_shown(cells: list[Cell], under: int) -> None:
    found, least = shown(dict(enumerate(cells)), under), max(under, LEAST)
    for place, cell in enumerate(cells):
        if found.cells[place] is not None:
            assert cell.weight >= least
            assert found.cells[place] == cell.number
    whole = sum(cells, Cell())
    assert found.total == (whole.number if whole.weight >= least else None)


@given(COUNTS, UNDER)
def test_no_small_cell_can_be_worked_out(numbers: list[int], under: int) -> None:
    """Every line that gives the same picture, tried: each masked cell may be several numbers."""
    found, least = of(numbers, under), max(under, LEAST)
    hidden = [place for place, number in found.cells.items() if number is None]
    if found.total is None or not hidden:
        return
    left = found.total - sum(number for number in found.cells.values() if number is not None)
    assert left >= least
    possible = [
        line for line in itertools.product(range(left + 1), repeat=len(hidden) - 1) if sum(line) <= left
    ]
    lines = [(*line, left - sum(line)) for line in possible]
    for place in range(len(hidden)):
        values = {line[place] for line in lines}
        assert len(values) > 1
        assert max(values) >= least


@given(COUNTS, UNDER)
def test_knowing_how_they_are_masked_helps_nobody(numbers: list[int], under: int) -> None:
    """Of the lines that would be masked in just this way, no masked cell is the same in all."""
    found = of(numbers, under)
    hidden = [place for place, number in found.cells.items() if number is None]
    assume(found.total is not None and 1 < len(hidden) < 4)
    left = found.total - sum(number for number in found.cells.values() if number is not None)  # type: ignore[operator]
    same = []
    for some in itertools.product(range(left + 1), repeat=len(hidden) - 1):
        line = [*numbers]
        for place, number in zip(hidden, (*some, left - sum(some)), strict=True):
            line[place] = number
        if min(line) >= 0 and of(line, under) == found:
            same.append(line)
    for place in hidden:
        assert len({line[place] for line in same}) > 1


@given(CELLS, st.integers(5, 8), st.integers(0, 6))
def test_a_stricter_setting_shows_nothing_more(cells: list[Cell], under: int, more: int) -> None:
    loose, strict = (shown(dict(enumerate(cells)), least) for least in (under, under + more))
    assert all(loose.cells[place] == number for place, number in strict.cells.items() if number is not None)
