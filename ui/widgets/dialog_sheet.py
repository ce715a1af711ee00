"""A sheet over the window for one thing to do: title, body, actions at the bottom right, Escape leaves."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cad.domain.text import _
from ui.theme.look import look
from ui.theme.measures import RADIUS_LARGE, XL, XS, XXL, L, S
from ui.widgets.button import IconButton
from ui.widgets.dressed import Dressed, rounded
from ui.widgets.layout import box, column, row
from ui.widgets.page import scrolled
from ui.widgets.text import Text


class DialogSheet(Dressed, QWidget):
    """Covers `host` with a veil and shows a sheet `width` wide at 100 %. Fill `body`, a column.

    `actions` are buttons, the main one last. `closed` comes once, also when the person leaves by Escape or
    the cross.
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
        self._host, self._width = host, width
        self._back = QApplication.focusWidget()
        self.setAccessibleName(title)
        self._sheet = _Sheet(self)
        self._content, self._scroll = body, scrolled(body)
        head = row(
            Text(title, "title"), IconButton("close", _("Fermer"), on_click=self.close_sheet), spacing=S
        )
        head.setStretch(0, 1)
        foot = row(Text(note, "caption", "muted"), *actions, spacing=S, stretch=0)
        self._head, self._foot = box(head), box(foot)
        self._sheet.setLayout(column(self._head, self._scroll, XS, self._foot, spacing=L, margins=XL))
        self._foot.setVisible(bool(actions or note))
        host.installEventFilter(self)

    def open_sheet(self) -> None:
        """Show it and give it the keyboard."""
        self._place()
        self.show()
        self.raise_()
        stops = self._stops()
        inside = [stop for stop in stops if self._content.isAncestorOf(stop)]
        for target in (inside or stops)[:1]:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def close_sheet(self) -> None:
        """Take it away and give the keyboard back."""
        self._host.removeEventFilter(self)
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(look().colour("shadow"))
        veil.setAlphaF(0.55 if look().palette.dark else 0.34)
        QPainter(self).fillRect(self.rect(), veil)

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        wide = min(look().px(self._width), self.width() - 2 * XXL)
        inner = wide - 2 * XL
        flexible = self._content.hasHeightForWidth()
        wanted = self._content.heightForWidth(inner) if flexible else self._content.sizeHint().height()
        foot = self._foot.sizeHint().height() + 2 * L + XS if not self._foot.isHidden() else 0
        high = wanted + self._head.sizeHint().height() + L + foot + 2 * XL + 2
        high = min(high, self.height() - 2 * XXL)
        self._sheet.setGeometry((self.width() - wide) // 2, max((self.height() - high) // 3, XXL), wide, high)


class _Sheet(Dressed, QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        line = look().colour("line")
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_LARGE, look().colour("ground"), line)


def _is_stop(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isVisible() and widget.isEnabled() and not isinstance(widget, QScrollArea)
