"""Rich two-line rows, as many as one likes: only what is in sight is asked for and painted.

`RowList` shows a sequence of `Row`; the sequence may be lazy (its ``__getitem__`` is called while painting),
so that tens of thousands of residents cost what thirty do.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from ui.widgets.dressed import Dressed

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """`badges` are (text, tone, icon) triples. `avatar` is a name; without one, `icon` (or `stitch`) leads
    the row.
    """

    key: str
    title: str
    subtitle: str = ""
    trailing: str = ""
    trailing_tone: str = "muted"
    note: str = ""
    badges: tuple[tuple[str, str, str], ...] = ()
    avatar: str = ""
    icon: str = ""
    tone: str = "muted"
    stitch: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """What was searched: (start, length) in the title, underlined."""
    subtitle_marks: tuple[tuple[int, int], ...] = ()

    def spoken(self) -> str:
        """The row read aloud."""
        parts = (self.title, self.subtitle, *(badge[0] for badge in self.badges), self.trailing, self.note)
        return ", ".join(part for part in parts if part)


def under_pointer(view: QAbstractItemView, index: Index) -> bool:
    """Whether the pointer is on this row.

    Qt's own state would load QStyle and its enums, and asking for the viewport other classes: 20 ms at start.
    """
    if not view.underMouse():
        return False
    port = view.viewport()
    return port.underMouse() and view.indexAt(port.mapFromGlobal(QCursor.pos())) == index


class RowModel(QAbstractListModel):
    """A list model over any sequence of rows."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self.rows = rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace them all."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROW:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self.rows[index.row()].spoken()
        return None


class RowList(Dressed, QTableView):
    """A table of one column: unlike a list view, it does not ask about every row before it shows the first.

    `opened` carries a key on Enter or click; `selected` follows the arrows; `typed` is text for a search
    box nearby. `name` is read by screen readers.
    """

    opened = Signal(str)
    selected = Signal(str)
    typed = Signal(str)

    def __init__(self, name: str, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        from ui.widgets.row_paint import RowDelegate

        self.setAccessibleName(name)
        self._model = RowModel(rows)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setProperty("rows", True)  # not the look of a table
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.selected.emit(self._key(now)))
        self.dress()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the one that was current stays current when it is still near the top."""
        kept = self.current()
        self._model.set_rows(rows)
        near = next((i for i in range(min(len(rows), 200)) if rows[i].key == kept), -1) if kept else -1
        if near >= 0:
            self.setCurrentIndex(self._model.index(near))

    def refresh(self) -> None:
        """The same rows, some of which changed, or their number: what is in sight stays in sight."""
        here, place = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.set_rows(self._model.rows)
        self.setCurrentIndex(self._model.index(here))
        self.verticalScrollBar().setValue(place)

    def ask_again(self) -> None:
        """The rows in sight are read again. To ask for the viewport would load every widget of Qt (9 ms)."""
        if count := self._model.rowCount():
            self._model.dataChanged.emit(self._model.index(0), self._model.index(count - 1))

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row to find one that begins so; the search box does better."""
        self.typed.emit(search)

    def current(self) -> str:
        """The key of the current row, "" when none."""
        return self._key(self.currentIndex())

    def point(self, key: str) -> None:
        """Make this row current, when it is among the first ones."""
        near = next((i for i in range(min(len(self._model.rows), 500)) if self._model.rows[i].key == key), -1)
        if near >= 0:
            self.setCurrentIndex(self._model.index(near))

    def step(self, by: int) -> None:
        """Move the current row, from a search box for instance."""
        last = len(self._model.rows) - 1
        if last >= 0:
            here = self.currentIndex().row()
            self.setCurrentIndex(self._model.index(min(max(here + by, 0), last)))

    def open_current(self) -> None:
        """Open the current row, or the first one."""
        self._open(self.currentIndex() if self.currentIndex().isValid() else self._model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._model.rows) - 1}
        if (row := ends.get(Qt.Key(event.key()), -1)) >= 0:
            self.setCurrentIndex(self._model.index(row))
        else:
            super().keyPressEvent(event)

    def row_height(self) -> int:
        """Pixels of one row, at the text size of now."""
        return self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    def dress(self) -> None:
        super().dress()
        if self.model():
            self.verticalHeader().setDefaultSectionSize(self.row_height())

    def _open(self, index: QModelIndex) -> None:
        if key := self._key(index):
            self.opened.emit(key)

    def _key(self, index: QModelIndex) -> str:
        return self._model.rows[index.row()].key if 0 <= index.row() < len(self._model.rows) else ""
