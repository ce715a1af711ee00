"""Where the headings are: among titles, groups, merged cells and two lines, or nowhere."""

import re
from collections import Counter
from collections.abc import Sequence

from cad.exchange.headings import SEARCHED, meaning, texts_of, understood, unnamed
from cad.exchange.sheet import Cell, Grid, Row, Sheet


def label_columns(grid: Grid, heading_line: int | None = None) -> Sheet:
    """The sheet with its headings found, or at the line given (0: none); `grid` has at least one row."""
    above, first = _place(grid, heading_line)
    width = max(map(len, grid.rows))
    texts = _joined(grid.rows, above, first, width)
    headings = _unique(texts)
    repeated = grid.rows[first] if first >= 0 else None
    kept = [i for i in range(first + 1, len(grid.rows)) if grid.rows[i] != repeated]
    rows = [_padded(grid.rows[i], width) for i in kept]
    line = grid.lines[first] if first >= 0 else 0
    return Sheet(grid.name, headings, rows, [grid.lines[i] for i in kept], line, grid.others)


def _place(grid: Grid, heading_line: int | None) -> tuple[int, int]:
    """Indexes of the first and the last row of headings; (-1, -1) without any."""
    if heading_line is not None:
        index = grid.lines.index(heading_line) if heading_line in grid.lines else -1
        return index, index
    best, place = 0.0, (-1, -1)
    for index, row in enumerate(grid.rows[:SEARCHED]):
        score = understood(texts_of(row))
        if score > best:
            best, place = score, (index, index)
    if best < 1:
        return _unrecognised(grid)
    return _with_second_line(grid, place[0], best)


def _with_second_line(grid: Grid, index: int, score: float) -> tuple[int, int]:
    """Headings on two lines: when the two together say more, or tell apart what one line repeats."""
    width = max(map(len, grid.rows[: index + 2]))
    for above, last in ((index, index + 1), (index - 1, index)):
        if above >= 0 and last < len(grid.rows) and not _is_data(grid.rows[last]):
            joined = _joined(grid.rows, above, last, width)
            if understood(joined) > score or _tells_apart(joined, texts_of(grid.rows[index])):
                return above, last
    return index, index


def _tells_apart(joined: list[str], alone: list[str]) -> bool:
    """Whether "Nom, Prénom, Nom, Prénom" became four different headings, nearly as well understood."""
    filled = [text for text in alone if text]
    if not len(set(filled)) < len(filled) == len({text for text in joined if text}):
        return False
    return understood(joined) >= max(understood(alone) - 2, understood(alone) / 2)


def _unrecognised(grid: Grid) -> tuple[int, int]:
    """Unknown words above typed values are headings all the same; else there are none."""
    first = grid.rows[0]
    below = grid.rows[1:SEARCHED]
    if not _is_data(first) and sum(cell != "" for cell in first) > 1 and any(map(_is_data, below)):
        return 0, 0
    return -1, -1


_TYPED = re.compile(r".*@.*\..*|[\d\s./+-]{4,}")


def _is_data(row: Row) -> bool:
    """Whether a row has a date, a number, a telephone or an e-mail: headings have none."""
    return any(not isinstance(cell, str) or _TYPED.fullmatch(cell.strip()) is not None for cell in row)


def _joined(rows: Sequence[Row], above: int, last: int, width: int) -> list[str]:
    """The headings’ texts; on two lines, a group’s name goes with each heading under it."""
    if last < 0:
        return [""] * width
    lower = texts_of(_padded(rows[last], width))
    if above == last:
        return lower
    upper = texts_of(_padded(rows[above], width))
    repeated = {text for text, times in Counter(lower).items() if times > 1}
    return [
        _two_lines(group, own, text, text in repeated)
        for group, own, text in zip(_spread(upper), upper, lower, strict=True)
    ]


def _two_lines(group: str, own: str, text: str, repeated: bool) -> str:
    together = f"{group} {text}".strip()
    if not text:
        return own
    return together if repeated or meaning(together).confidence >= meaning(text).confidence else text


def _spread(upper: list[str]) -> list[str]:
    """A merged cell keeps its text on the left only: it stands for the empty ones after it."""
    current, filled = "", []
    for text in upper:
        current = text or current
        filled.append(current)
    return filled


def _padded(row: Row, width: int) -> Row:
    blank: list[Cell] = [""]
    return row + blank * (width - len(row)) if len(row) < width else row


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    """Labels to show and to remember: "Colonne C" for an empty heading, "Tél (2)" for a repeated one."""
    seen: Counter[str] = Counter()
    labels = []
    for index, text in enumerate(texts):
        label = text[:80] or unnamed(index)
        seen[label.casefold()] += 1
        times = seen[label.casefold()]
        labels.append(label if times == 1 else f"{label} ({times})")
    return tuple(labels)
