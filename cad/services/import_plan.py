"""What is decided about a file before anything is written: columns, corrections, duplicates."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from cad.domain.errors import Refused
from cad.domain.names import display_name
from cad.exchange.columns import NAMES, Mapping
from cad.exchange.columns import Column as Column
from cad.exchange.rows import Doubt as Doubt
from cad.exchange.rows import ImportRow, correct
from cad.exchange.sheet import shown
from cad.exchange.targets import IGNORED as IGNORED
from cad.exchange.targets import targets as targets
from cad.services.import_matching import Match
from cad.services.importing import IMPORT, SKIP, Preview

Cell = tuple[int, str]
"""A cell of the file: its line, as a person sees it, and the heading of its column."""
Draft = dict[str, Any]
"""A plan as JSON."""
DOUBTFUL, CORRECTED, EMPTY, SKIPPED = "doubtful", "corrected", "empty", "skipped"
"""What was said of a doubtful cell: nothing yet, its right value, to leave it empty, to skip its line."""


class Plan:
    """A preview, and what was decided about it. Corrections are read at once, duplicates when asked again."""

    def __init__(self, seen: Preview, today: str) -> None:
        self.seen, self._today = seen, today
        self.columns = Mapping(seen.columns)
        self.people: dict[int, ImportRow] = {one.row: one for one in seen.people}
        self.doubts: tuple[Doubt, ...] = seen.doubtful
        self.corrections: dict[int, dict[str, str]] = {}
        self.decisions: dict[int, str] = {}
        self._empty: set[Cell] = set()
        self.doubles: dict[int, list[Match]] = _by_row(seen.duplicates)
        self._looked_with = self._state()

    @property
    def named(self) -> bool:
        """Whether a column gives the names: without one there is nobody to import."""
        return bool(self.columns.feeding(*NAMES))

    @property
    def mapping(self) -> dict[str, str]:
        """Heading → field, as `preview` takes it."""
        return self.columns.as_dict()

    def set_target(self, heading: str, target: str) -> str:
        """The person’s choice for a column; "" or the reason why it cannot be."""
        try:
            self.columns = self.columns.with_target(heading, target)
        except Refused as refused:
            return str(refused)
        return ""

    def _state(self) -> object:
        return self.mapping, {row: dict(cells) for row, cells in self.corrections.items()}

    @property
    def stale(self) -> bool:
        """Whether doubts and duplicates were looked for with other columns or other values."""
        return self._state() != self._looked_with

    def renewed(self, seen: Preview) -> "Plan":
        """The same decisions about the file read again with the columns and the corrections of now."""
        plan = Plan(seen, self._today)
        same = seen.mapping == self.seen.mapping
        plan.doubts = self.doubts if same else seen.doubtful
        plan.corrections, plan.decisions = self.corrections, self.decisions
        plan._empty = self._empty if same else set()
        plan._looked_with = plan._state()
        return plan

    def as_draft(self) -> Draft:
        """What was decided, to be taken up again after a power cut; the file itself is not kept."""
        return {
            "path": str(self.seen.path),
            "sheet": self.seen.sheet if self.seen.sheets else "",
            "mapping": self.mapping,
            "corrections": {str(line): cells for line, cells in self.corrections.items()},
            "decisions": {str(line): decision for line, decision in self.decisions.items()},
        }

    def take_up(self, draft: Draft) -> None:
        """The corrections and the decisions of a draft of the same file."""
        self.corrections = {int(line): cells for line, cells in draft["corrections"].items()}
        self.decisions = {int(line): said for line, said in draft["decisions"].items()}
        self._looked_with = self._state()

    def read(self, cell: Cell, value: str) -> tuple[ImportRow, str]:
        """The line with `value` in that cell, and why it still cannot be read ("" when it can)."""
        line, heading = cell
        one = correct(self.people[line], heading, value, self.columns, today=self._today)
        return one, next((doubt.reason for doubt in one.doubts if doubt.column == heading), "")

    def correct(self, cell: Cell, value: str) -> str:
        """Put `value` in the cell; "" or the reason why it cannot stay there."""
        one, reason = self.read(cell, value)
        if not reason:
            self.people[cell[0]] = one
            self.corrections.setdefault(cell[0], {})[cell[1]] = value
            self._empty.discard(cell)
            self.decisions.pop(cell[0], None)
        return reason

    def leave_empty(self, cell: Cell) -> None:
        """Import the line without that cell."""
        self._empty.add(cell)
        self.decisions.pop(cell[0], None)

    def skip(self, line: int) -> None:
        """Leave the whole line out."""
        self.decisions[line] = SKIP

    def decide(self, line: int, decision: str) -> None:
        """What becomes of a line that resembles someone: IMPORT, SKIP, or the resident it completes."""
        self.decisions[line] = decision

    def said(self, doubt: Doubt) -> str:
        """What was said of a doubtful cell."""
        if self.decisions.get(doubt.row) == SKIP:
            return SKIPPED
        if doubt.column in self.corrections.get(doubt.row, {}):
            return CORRECTED
        return EMPTY if (doubt.row, doubt.column) in self._empty else DOUBTFUL

    def decision(self, line: int) -> str:
        """What will become of a line: as decided, else as is prudent."""
        sure = any(match.sure for match in self.doubles.get(line, []))
        return self.decisions.get(line, SKIP if sure else IMPORT)

    def name(self, line: int) -> str:
        """Who a line is about."""
        fields = self.people[line].fields
        names = [fields.get(name, "") for name in ("usage_name", "first_name", "birth_name")]
        return display_name(*names)

    def cells(self, line: int) -> list[tuple[str, str]]:
        """The line as it is in the file: heading and value of each column that holds something."""
        cells = self.people[line].cells
        return [(column.heading, shown(cells[column.index])) for column in self.columns.columns]

    def column(self, heading: str) -> Column:
        """The column of that heading."""
        return next(column for column in self.columns.columns if column.heading == heading)

    @property
    def to_import(self) -> Preview:
        """What the import receives."""
        people = tuple(self.people.values())
        return replace(self.seen, people=people, doubtful=tuple(d for one in people for d in one.doubts))

    def left_empty(self) -> list[Doubt]:
        """The doubtful cells of the lines that will be imported."""
        out = {one.row for one in self.to_import.decided(self.decisions)[SKIP]}
        return [doubt for one in self.people.values() if one.row not in out for doubt in one.doubts]

    def first_names(self, most: int) -> list[str]:
        """Some of those who would be created, to see whether they look like people."""
        return [self.name(one.row) for one in self.to_import.decided(self.decisions)[IMPORT][:most]]

    def counts(self) -> tuple[int, int, int]:
        """How many would be created, how many would complete a file, how many lines are left out."""
        decided = self.to_import.decided(self.decisions)
        created, skipped = len(decided[IMPORT]), len(decided[SKIP])
        return created, len(self.people) - created - skipped, skipped


def _by_row(matches: tuple[Match, ...]) -> dict[int, list[Match]]:
    found: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.row].append(match)
    return dict(sorted(found.items()))
