"""A sheet over the window for one thing to do: title, body, actions at the bottom right, Escape leaves."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import XL, XS, XXL, L, S
from ui.widgets.button import IconButton
from ui.widgets.layout import box, column, row
from ui.widgets.overlay import Overlay, Sheet
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class DialogSheet(Overlay):
    """Covers `host` with a veil and shows a sheet `width` wide at 100 %. Fill `body`, a column.

    `actions` are buttons, the main one last, also done by Ctrl+Enter. `closed` comes once, also when the
    person leaves by Escape or the cross.
    """

    closed = Signal()

    def __init__(
        self,
        host: QWidget,
        title: str,
        *,
        body: QWidget,
        actions: tuple[QWidget, ...] = (),
        note: str = "",
        width: int = 560,
    ) -> None:
        super().__init__(host)
        self._width, self._actions = width, actions
        self.setAccessibleName(title)
        self._sheet = Sheet(self)
        self._content, self._scroll = body, scrolled(body)
        cross = IconButton("close", _("Fermer"), on_click=self.close_sheet)
        head = row(Text(title, "title"), cross, spacing=S, stretch=0)
        foot = row(Text(note, "caption", "muted"), *actions, spacing=S, stretch=0)
        self._head, self._foot = box(head), box(foot)
        self._sheet.setLayout(column(self._head, self._scroll, XS, self._foot, spacing=L, margins=XL))
        self._foot.setVisible(bool(actions or note))
        body.installEventFilter(self)

    def open_sheet(self) -> None:
        """Show it and give it the keyboard."""
        self.rise()
        stops = self._stops()
        inside = [stop for stop in stops if self._content.isAncestorOf(stop)]
        for target in (inside or stops)[:1]:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def close_sheet(self) -> None:
        """Take it away and give the keyboard back."""
        self.sink()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet grows with what it holds: an error, a longer note."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        self.close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._do_main_action()
        else:
            super().keyPressEvent(event)

    def _do_main_action(self) -> None:
        main = self._actions[-1] if self._actions else None
        if isinstance(main, QPushButton) and main.isEnabled():
            main.click()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside the sheet."""
        order = self._stops()
        if not order:
            return False
        here = QApplication.focusWidget()
        at = order.index(here) if here in order else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        order[(at + (1 if forward else -1)) % len(order)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        stops: list[QWidget] = []
        walked = self.nextInFocusChain()
        while walked is not None and walked is not self:
            if self.isAncestorOf(walked) and _is_stop(walked):
                stops.append(walked)
            walked = walked.nextInFocusChain()
        return stops

    def place(self) -> None:
        wide = min(look().px(self._width), self.width() - 2 * XXL)
        inner = wide - 2 * XL
        foot = 0 if self._foot.isHidden() else _tall(self._foot, inner) + L + XS
        high = _tall(self._head, inner) + L + _tall(self._content, inner) + foot + 2 * XL + 2
        high = min(high, self.height() - 2 * XXL)
        self._sheet.setGeometry((self.width() - wide) // 2, max((self.height() - high) // 3, XXL), wide, high)


def _tall(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


def _is_stop(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isVisible() and widget.isEnabled() and not isinstance(widget, QScrollArea)
