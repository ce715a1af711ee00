"""The head of the page: who this is in large, the goal in their words, what to know before speaking."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from cad.domain.text import _
from cad.services.page import ResidentPage
from ui.screens.resident.goal import GoalLine
from ui.screens.resident.who import Fact, facts, marks, name_of
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import XS, L, M
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.button import Button, IconButton
from ui.widgets.dressed import Dressed, write
from ui.widgets.layout import Flow, box, column, row
from ui.widgets.tip import as_written


class Head(QWidget):
    """`asked` carries what one wants to do: refer, meet, edit, menu. `goal` emits ``written``."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._avatar, self._name = Avatar("", 60), Name()
        self._marks, self._facts = Flow(spacing=6), Flow(spacing=L, lines=XS)
        self._badges: list[Badge] = []
        self._items: list[FactItem] = []
        self._buttons = self._made()
        self.goal = GoalLine()
        self._first = row(self._name, _flow(Flow(*self._buttons)), spacing=M, stretch=0)
        words = box(column(self._first, self.goal, 2, _flow(self._marks), 2, _flow(self._facts), spacing=XS))
        whole = row(self._avatar, words, spacing=L)
        whole.setStretch(1, 1)
        whole.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)

    def _made(self) -> tuple[Button, ...]:
        return (
            Button(_("Orienter"), icon="referral", shortcut="Ctrl+O", on_click=self._ask("refer")),
            Button(_("Rendez-vous"), icon="calendar", shortcut="Ctrl+R", on_click=self._ask("meet")),
            Button(_("Modifier"), icon="pen", shortcut="Ctrl+I", on_click=self._ask("edit")),
            IconButton("more", _("Autres actions sur la fiche"), on_click=self._ask("menu")),
        )

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short, what one can do stands under the name, and initials are left out."""
        way = QBoxLayout.Direction
        self._avatar.setVisible(not narrow)
        self._first.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._first.setSpacing(XS if narrow else M)

    def menu_corner(self) -> QWidget:
        """Where the menu of other actions opens."""
        return self._buttons[-1]

    def fill(self, page: ResidentPage, today: str) -> None:
        """Show a person."""
        name = name_of(page.resident)
        self.setAccessibleName(name)
        self._avatar.set_name(name)
        self._name.set_name(name)
        self._fill_marks(page, today)
        known = facts(page, today)
        while len(self._items) < len(known):
            self._items.append(FactItem())
            self._facts.addWidget(self._items[-1])
        for i, item in enumerate(self._items):
            item.setVisible(i < len(known))
            if i < len(known):
                item.set(known[i])
        self.goal.fill(page.journey.goal if page.journey else "")

    def words(self) -> str:
        """Everything the head says, as a screen reader would."""
        items = (self._name, *self._badges, *self._items)
        shown = [item.accessibleName() for item in items if not item.isHidden()]
        return ", ".join([*shown, self.goal.words()])

    def _fill_marks(self, page: ResidentPage, today: str) -> None:
        shown = marks(page, today)
        while len(self._badges) < len(shown):
            self._badges.append(Badge(""))
            self._marks.addWidget(self._badges[-1])
        for i, badge in enumerate(self._badges):
            if i < len(shown):
                badge.set(shown[i].text, shown[i].tone, icon=shown[i].icon, tip=shown[i].tip)
            else:
                badge.set("")

    def _ask(self, what: str) -> Callable[[], None]:
        return lambda: self.asked.emit(what)


def _flow(flow: Flow) -> QWidget:
    held = box(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    held.setSizePolicy(policy)
    return held


class Name(Dressed, QWidget):
    """The name in large, on one line; what does not fit is in its tip."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show a name."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(as_written(name))
        self.dress()

    def sizeHint(self) -> QSize:
        metrics = look().metrics("display")
        return QSize(round(metrics.horizontalAdvance(self._name) + 2), round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        write(QPainter(self), QRectF(self.rect()), self._name, "display")


class FactItem(Dressed, QWidget):
    """An icon and a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._fact = Fact("dot", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set(self, fact: Fact) -> None:
        """Show a fact."""
        if fact != self._fact:
            self._fact = fact
            self.setAccessibleName(fact.text)
            self.setToolTip(as_written(fact.tip))
            self.dress()

    def sizeHint(self) -> QSize:
        metrics = look().metrics("body")
        wide = look().px(16 + 6) + metrics.horizontalAdvance(self._fact.text) + 2
        return QSize(round(wide), round(metrics.height() + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), look().px(16.0)
        spot = QRectF(0, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._fact.icon, spot, self._fact.tone)
        words = QRectF(self.rect()).adjusted(side + look().px(6), 0, 0, 0)
        write(painter, words, self._fact.text, "body", self._fact.tone)
