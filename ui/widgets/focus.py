"""Giving the keyboard to what has just been laid out, and from one part to the next."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget


def focus_soon(widget: QWidget) -> None:
    """Qt shows a widget added to a layout at its next turn only, and a hidden one takes no focus."""
    QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.TabFocusReason))


def tab_stops(part: QWidget) -> list[QWidget]:
    """What Tab stops at inside `part` now, in the order of Qt’s chain."""
    inside = set(part.findChildren(QWidget))
    return [stop for stop in _chain(part) if stop in inside and _stops_at(stop)]


def stops_around(part: QWidget) -> list[QWidget]:
    """What Tab stops at in the window of `part`, outside it."""
    return [s for s in _chain(part.window()) if not part.isAncestorOf(s) and _stops_at(s)]


def _chain(start: QWidget) -> Iterator[QWidget]:
    stop = start.nextInFocusChain()
    while stop and stop is not start:
        yield stop
        stop = stop.nextInFocusChain()


def _stops_at(widget: QWidget) -> bool:
    """Of choices that exclude one another, Tab stops at the one chosen."""
    if not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()):
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    other = group.checkedButton() if group and group.exclusive() else None
    return not widget.focusProxy() and other in (None, widget)
