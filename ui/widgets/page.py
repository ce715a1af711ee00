"""The frame of a screen: title, actions, and a scrolled column that never grows too wide to read."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.look import look
from ui.theme.measures import PAGE_WIDTH, XL, XS, XXL, L, M, S
from ui.widgets.ends import Ends
from ui.widgets.layout import Item, box, column, row
from ui.widgets.text import Text


class Page(QWidget):
    """`title`, muted `subtitle`, `actions` (buttons, the main one last), then `body`, a column to fill.

    `tabs` stand over the title. `foot` is what one decides at the end, always in sight; a None in it takes
    the room left. With ``scroll=False`` the body fills the height (a list scrolls by itself). In a wide
    window the column stays in the middle; the bar of the scroll area runs in the margin.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        actions: tuple[QWidget, ...] = (),
        tabs: QWidget | None = None,
        foot: tuple[Item, ...] = (),
        scroll: bool = True,
    ) -> None:
        super().__init__()
        self._title, self._subtitle = Text(title, "display"), Text(subtitle, "body", "muted")
        self._head = Ends(box(column(self._title, self._subtitle, spacing=XS)), *actions, spacing=S)
        self._subtitle.setVisible(bool(subtitle))  # not before it has a parent: shown, it would be a window
        self.body: QVBoxLayout = column(spacing=L)
        inside = box(self.body)
        self._scroll = scrolled(inside) if scroll else None
        self._over = column(*([tabs] if tabs else []))
        whole = column(self._over, self._head, spacing=L)
        whole.addWidget(self._scroll or inside, 1)
        self._foot = row(*foot, spacing=S)
        self.foot = box(self._foot)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self.foot.setVisible(bool(foot))
        self.setAccessibleName(title)
        if self._scroll:
            self._scroll.verticalScrollBar().rangeChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = max(XXL, (self.width() - look().px(PAGE_WIDTH)) // 2)
        bar = self._scroll.verticalScrollBar() if self._scroll else None
        taken = bar.sizeHint().width() if bar and bar.maximum() > 0 else 0
        over = self._over.count() > 0
        self._over.setContentsMargins(side, M if over else 0, side, 0)
        self._head.setContentsMargins(side, 0 if over else XL, side, 0)
        self.body.setContentsMargins(side, 0, side - taken, 0 if self.foot.isVisibleTo(self) else XL)
        self._foot.setContentsMargins(side, 0, side, XL)

    def head_fits(self, width: int) -> bool:
        """Whether the title and the actions stand side by side in a page so wide."""
        return self._head.fits(min(width - 2 * XXL, look().px(PAGE_WIDTH)))

    def show_top(self) -> None:
        """Back to the beginning."""
        if self._scroll:
            self._scroll.verticalScrollBar().setValue(0)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the words at the top."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)


class Scroll(QScrollArea):
    """A vertical scroll area without frame or colour.

    What has the keyboard is brought into sight when it is given it, by Tab or otherwise, and as one types: in
    large text, nobody writes blind. A click moves nothing under the pointer.
    """

    def __init__(self, content: QWidget, width: int = 0) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if width:
            content.setMaximumWidth(look().px(width))
        self.setWidget(content)
        for part in (self.viewport(), content):  # Qt fills the content as it takes it
            part.setAutoFillBackground(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  # no widget lives without one
        application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before:
            before.removeEventFilter(self)
        if now and self.isAncestorOf(now):
            now.installEventFilter(self)
            meant = before is not None and before.isVisible()  # not passed on by what was hidden or deleted
            if meant and not QApplication.mouseButtons():
                self._reveal(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().strip():
            self._reveal(watched)
        return super().eventFilter(watched, event)

    @staticmethod
    def reveal_around(part: QWidget) -> None:
        """Bring into sight, in whatever scrolls around it, what has just grown."""
        around = part.parentWidget()
        while around and not isinstance(around, Scroll):
            around = around.parentWidget()
        if isinstance(around, Scroll):
            around._reveal(part)

    def _reveal(self, part: QObject) -> None:
        """Once what the key or the focus changed has its place."""
        if isinstance(part, QWidget):
            QTimer.singleShot(0, part, lambda: self._show_whole(part))

    def _show_whole(self, part: QWidget) -> None:
        """All of it, where Qt would stop at its text cursor."""
        content, half = self.widget(), part.height() // 2 + look().px(M)
        if not content or not content.isAncestorOf(part):
            return
        if 2 * half < self.viewport().height():
            self.ensureVisible(0, part.mapTo(content, part.rect().center()).y(), 0, half)
        else:
            self.ensureWidgetVisible(part, 0, look().px(M))


def scrolled(content: QWidget, width: int = 0) -> QScrollArea:
    """`content` in a vertical scroll area; `width` bounds it."""
    return Scroll(content, width)
