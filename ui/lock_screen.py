"""The locked window: what was being typed stays where it is, hidden until the passphrase is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from cad.domain.text import _
from cad.services import notebook
from cad.services.letters import forget_papers
from ui.clipboard import forget_copied
from ui.theme.look import look
from ui.theme.measures import XXL, L, S
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import Patch
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.text import Text
from ui.widgets.way_in import WayIn

if TYPE_CHECKING:
    from ui.desk import QtDesk


class LockScreen(QWidget):
    """Covers the window until the passphrase is typed; what is underneath is hidden, not closed."""

    def __init__(self, host: QWidget, desk: "QtDesk") -> None:
        super().__init__(host)
        self._host, self._desk, self._open_again = host, desk, False
        self._back = QApplication.focusWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        children = [child for child in host.findChildren(QWidget, options=direct) if child is not self]
        self._covered = [child for child in children if not child.isHidden()]
        for child in children:
            child.installEventFilter(self)  # also those that wait, hidden, for an answer to be shown
        self.way_in = WayIn()
        if notebook.is_public(desk.book.connection):
            said = _("Dans la démonstration, c’est «\u00a0{phrase}\u00a0».").format(
                phrase=notebook.PUBLIC_PASSPHRASE
            )
            self.way_in.field.set_help(said)
        self._open = Button(_("Reprendre"), "primary", icon="unlock", on_click=self.unlock)
        words = Text(_("Ce que vous écriviez est gardé."), "body", "muted")
        title = Text(_("Carnet verrouillé"), "display")
        actions = box(Flow(self._open, self.way_in.other))
        self._why = column()
        body = box(column(Patch("lock", 56), L, title, words, box(self._why), L, self.way_in, S, actions))
        body.setMaximumWidth(look().px(420))
        self.setLayout(row(None, column(None, body, None), None, margins=XXL))
        self.way_in.submitted.connect(self.unlock)
        self.setAccessibleName(_("Carnet verrouillé"))
        host.installEventFilter(self)
        notebook.lock(desk.book)
        desk.render(forget_papers, lambda _done: None, lambda _sentence: None)
        self._cover()

    def _cover(self) -> None:
        """Hidden and not only covered: nothing stays for a screen reader, a shortcut or a later message."""
        _close_what_floats(self._host)
        forget_copied()
        for child in self._covered:
            child.hide()
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.way_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, why: str) -> None:
        """Why it is locked, when it is not for the time one was away."""
        clear(self._why)
        self._why.addWidget(Banner(why, tone="warning"))

    def unlock(self) -> None:
        """Try what was typed, off the window’s thread; one try at a time."""
        if not self._open.isEnabled():
            return
        self._open.setEnabled(False)
        secret, how = self.way_in.taken(), self.way_in.how
        self._desk.check(lambda book: notebook.check_secret(book, secret, how), self._opened, self._refused)

    def _opened(self, _nothing: object) -> None:
        self._open_again = True
        for child in filter(isValid, self._covered):
            child.show()
        self._host.removeEventFilter(self)
        self.hide()
        if self._back and isValid(self._back):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _refused(self, sentence: str) -> None:
        self._open.setEnabled(True)
        self.way_in.refuse(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps covering the window when its size changes, and hides the sheet an answer has just opened."""
        kind = event.type()
        if watched is not self._host:
            if kind == QEvent.Type.Show and isinstance(watched, QWidget):
                self._put_under(watched)
        elif kind == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        elif isinstance(event, QChildEvent) and kind == QEvent.Type.ChildPolished:
            child = event.child()
            if isinstance(child, QWidget) and child is not self:
                self._put_under(child)
        return False

    def _put_under(self, child: QWidget) -> None:
        """What comes to be shown waits, hidden, and does not take the keyboard from the passphrase."""
        if self._open_again:
            return
        if child not in self._covered:
            self._covered.append(child)
        QTimer.singleShot(0, child, child.hide)
        QTimer.singleShot(0, self, self.way_in.setFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An opaque ground: nothing can be read through it."""
        QPainter(self).fillRect(self.rect(), look().colour("ground"))


def _close_what_floats(host: QWidget) -> None:
    """Menus, suggestions, tips, and dialogs left open over the window."""
    QToolTip.hideText()
    while popup := QApplication.activePopupWidget():
        popup.close()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window is not host and window.isVisible():
            window.reject()
