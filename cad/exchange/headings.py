"""Finding the row of headings, and what a heading means."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cad.domain.text import _
from cad.exchange.sheet import Cell, Grid, Row, Sheet, column_letter, shown
from cad.exchange.synonyms import SOMEONE_ELSE, heading_key, synonyms

_SEARCHED = 40
"""Rows among which the headings are searched: titles, logos and dates come first in real files."""
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading seems to be: a target’s name (``""`` for none), and how sure, from 0 to 1."""

    target: str
    confidence: float


UNKNOWN = Meaning("", 0.0)


@lru_cache(maxsize=4096)
def meaning(heading: str) -> Meaning:
    """Exact synonym 1; close spelling up to 0.95; a synonym inside a longer heading 0.7; else UNKNOWN."""
    key = heading_key(heading)
    if not key or len(key) > 60:
        return UNKNOWN
    if key in synonyms():
        return Meaning(synonyms()[key], 1.0)
    close = _close(key)
    if not SOMEONE_ELSE.isdisjoint(key.split()) and (close is None or close.confidence < 0.94):
        return Meaning("", 0.7)
    return close or _inside(key) or UNKNOWN


def _close(key: str) -> Meaning | None:
    from rapidfuzz import fuzz, process

    if len(key) < 4:
        return None
    found = process.extractOne(key, synonyms().keys(), scorer=fuzz.token_sort_ratio, score_cutoff=83)
    return Meaning(synonyms()[found[0]], found[1] / 100 * 0.95) if found else None


def _inside(key: str) -> Meaning | None:
    """The longest synonym whose words are all in the heading: "tel de la personne" holds "tel"."""
    words = set(key.split())
    held = [synonym for synonym in synonyms() if len(synonym) > 2 and words.issuperset(synonym.split())]
    return Meaning(synonyms()[max(held, key=len)], 0.7) if held else None


def resemblance(rows: Sequence[Row]) -> float:
    """How much some rows, the first of a sheet, look like a list of people: the score of its best "
    "headings."""
    filled = [row for row in rows if any(cell != "" for cell in row)][:_SEARCHED]
    best = max((_score(_texts(row), ignored=0.1) for row in filled), default=0.0)
    return best if len(filled) > 1 else best / 2


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
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        score = _score(_texts(row))
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
            if _score(joined) > score or _tells_apart(joined, _texts(grid.rows[index])):
                return above, last
    return index, index


def _tells_apart(joined: list[str], alone: list[str]) -> bool:
    """Whether "Nom, Prénom, Nom, Prénom" became four different headings, nearly as well understood."""
    filled = [text for text in alone if text]
    if not len(set(filled)) < len(filled) == len({text for text in joined if text}):
        return False
    return _score(joined) >= max(_score(alone) - 2, _score(alone) / 2)


def _unrecognised(grid: Grid) -> tuple[int, int]:
    """Unknown words above typed values are headings all the same; else there are none."""
    first = grid.rows[0]
    below = grid.rows[1:_SEARCHED]
    if not _is_data(first) and sum(cell != "" for cell in first) > 1 and any(map(_is_data, below)):
        return 0, 0
    return -1, -1


_TYPED = re.compile(r".*@.*\..*|[\d\s./+-]{4,}")


def _is_data(row: Row) -> bool:
    """Whether a row has a date, a number, a telephone or an e-mail: headings have none."""
    return any(not isinstance(cell, str) or _TYPED.fullmatch(cell.strip()) is not None for cell in row)


def _texts(row: Row) -> list[str]:
    return [" ".join(shown(cell).split()) for cell in row]


def _score(texts: Sequence[str], ignored: float = 1.0) -> float:
    """Sum of confidences of the headings well understood; `ignored` is the worth of one that has no "
    "target."""
    found = [meaning(text) for text in texts if text and len(text) < 80]
    return sum(m.confidence * (1 if m.target else ignored) for m in found if m.confidence >= _SURE)


def _joined(rows: Sequence[Row], above: int, last: int, width: int) -> list[str]:
    """The headings’ texts; on two lines, a group’s name goes with each heading under it."""
    if last < 0:
        return [""] * width
    lower = _texts(_padded(rows[last], width))
    if above == last:
        return lower
    upper = _texts(_padded(rows[above], width))
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


def unnamed(index: int) -> str:
    """The label of a column without a heading."""
    return _("Colonne {letter}").format(letter=column_letter(index))


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
