"""Two or three services side by side, a line for each thing that one of them says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import L, S
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.text import Text

_LABEL = 150


def compared_sheet(
    host: QWidget, names: tuple[str, ...], lines: tuple[tuple[str, tuple[str, ...]], ...]
) -> DialogSheet:
    """Over the window; Escape leaves it."""
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(L)
    grid.setVerticalSpacing(S)
    grid.setColumnMinimumWidth(0, min(look().px(_LABEL), 220))
    for column, name in enumerate(names, 1):
        grid.addWidget(Text(name, "heading"), 0, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
    for line, (label, said) in enumerate(lines, 1):
        grid.addWidget(Text(label, "caption", "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
        for column, words in enumerate(said, 1):
            cell = Text(words or "–", "body", "text" if words else "muted", selectable=bool(words))
            cell.setAccessibleName(f"{names[column - 1]}, {label}\u00a0: {words or _('non dit')}")
            grid.addWidget(cell, line, column, Qt.AlignmentFlag.AlignTop)
    return DialogSheet(host, _("Comparer"), body=body, width=980)
