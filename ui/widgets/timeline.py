"""A journey in time, newest first, along a thread; each handover to a partner is a strand that comes back, or
not.

Virtual: rows are measured by batches and only what is in sight is painted, so that 300 entries open at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.widgets.dressed import Dressed
from ui.widgets.stitches import LABELS
from ui.widgets.threads import Strand, lay

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `at` is shown as given ("12 mars, 10 h"); `group` ("Mars 2026") heads a run of
    entries.

    `seam` names the referral it belongs to and `stitch` its state now (open, closed, broken), the same on
    each of its entries. `badges` are (text, tone, icon). `lock` names who may read it ("Équipe"), with
    `lock_icon`.
    """

    key: str
    title: str
    at: str = ""
    body: str = ""
    meta: str = ""
    icon: str = "dot"
    tone: str = "thread"
    group: str = ""
    seam: str = ""
    stitch: str = ""
    badges: tuple[tuple[str, str, str], ...] = ()
    lock: str = ""
    lock_icon: str = "lock"

    def spoken(self) -> str:
        """The entry read aloud."""
        said = (self.title, self.at, LABELS.get(self.stitch, ""), self.meta, self.body, self.lock)
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the view: an entry, or the heading of a group when `entry` is None."""

    entry: Entry | None
    heading: str
    strands: tuple[Strand, ...]
    first: bool
    last: bool


class TimelineModel(QAbstractListModel):
    """Entries and their headings as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Replace them all."""
        self.beginResetModel()
        self.lines = _lines(entries)
        self.endResetModel()

    def lanes(self) -> int:
        """How many lanes the strands take, at most."""
        return max((strand.lane for line in self.lines for strand in line.strands), default=0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return line.entry.spoken() if line.entry else line.heading
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].entry is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def _lines(entries: Sequence[Entry]) -> list[Line]:
    rows: list[tuple[Entry | None, str]] = []
    group = ""
    for entry in entries:
        if entry.group != group:
            group = entry.group
            rows.append((None, group))
        rows.append((entry, ""))
    strands = lay([(entry.seam, entry.stitch) if entry else ("", "") for entry, _heading in rows])
    last = len(rows) - 1
    return [Line(*row, strands[i], i == 0, i == last) for i, row in enumerate(rows)]


class Timeline(Dressed, QListView):
    """`opened` carries the key of an entry on Enter or double click; space unfolds a long one."""

    opened = Signal(str)

    def __init__(self, name: str, entries: Sequence[Entry] = ()) -> None:
        super().__init__()
        from ui.widgets.timeline_paint import TimelineDelegate

        self.setAccessibleName(name)
        self._model = TimelineModel()
        self.setModel(self._model)
        self._painter = TimelineDelegate(self)
        self.setItemDelegate(self._painter)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(24)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)
        self.clicked.connect(self._unfold)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Replace the entries."""
        self._model.set_entries(entries)
        self._painter.forget(self._model.lanes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._unfold(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        super().dress()
        if hasattr(self, "_painter"):
            self._painter.forget(self._model.lanes())
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE)
        if line and line.entry:
            self.opened.emit(line.entry.key)

    def _unfold(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE)
        if line and line.entry and self._painter.unfold(line.entry):
            self.scheduleDelayedItemsLayout()
