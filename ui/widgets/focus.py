"""Giving the keyboard to what has just been laid out."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget


def focus_soon(widget: QWidget) -> None:
    """Qt shows a widget added to a layout at its next turn only, and a hidden one takes no focus."""
    QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.TabFocusReason))
