"""The head of an entry of the timeline: title, badges, author and readers, on as many lines as they need."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import M, S
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.dressed import write
from ui.widgets.timeline import Entry

WRAP = int(Qt.TextFlag.TextWordWrap)
_GAP = 6
_LOCK = 13


class Head(NamedTuple):
    """Pixels high: the title, the badges when they go under it, the author, the readers when under them."""

    title: float
    badges: float = 0
    meta: float = 0
    lock: float = 0

    def height(self) -> float:
        """All of it."""
        return self.title + sum(part + 2 for part in self[1:] if part)


def measure(entry: Entry, width: float) -> Head:
    """What the head takes in so many pixels: most often a line for the title and one for the author."""
    strong, caption = look().metrics("strong"), look().metrics("caption")
    room = width - caption.horizontalAdvance(entry.at) - M
    wide = strong.horizontalAdvance(entry.title)
    title = strong.height() if wide <= room else high("strong", room, entry.title)
    badges = 0.0
    if entry.badges and wide + S + _badges_width(entry) > room:
        badges = badge_size(*entry.badges[0][::2]).height()
    if not (entry.meta or entry.lock):
        return Head(title, badges)
    author = caption.horizontalAdvance(entry.meta)
    if author + (M if entry.meta else 0) + _lock_width(entry) <= width:
        return Head(title, badges, caption.height())
    meta = caption.height() if author <= width else high("caption", width, entry.meta)
    return Head(title, badges, meta, caption.height() if entry.lock else 0)


def paint(painter: QPainter, area: QRectF, entry: Entry) -> float:
    """Paint it from the top of `area`; answers where it ends."""
    head = measure(entry, area.width())
    first = QRectF(area.left(), area.top(), area.width(), look().metrics("strong").height())
    room = area.width() - write(painter, first, entry.at, "caption", "muted", Qt.AlignmentFlag.AlignRight) - M
    _wrapped(painter, QRectF(area.left(), area.top(), room, head.title), entry.title, "strong", "text")
    if head.badges:
        _paint_badges(painter, area.left(), area.top() + head.title + 2 + head.badges / 2, entry)
    else:
        beside = area.left() + look().metrics("strong").horizontalAdvance(entry.title) + S
        _paint_badges(painter, beside, first.center().y(), entry)
    top = area.top() + Head(head.title, head.badges).height() + 2
    if head.meta:
        _wrapped(painter, QRectF(area.left(), top, area.width(), head.meta), entry.meta, "caption", "muted")
    if entry.lock:
        beside = look().metrics("caption").horizontalAdvance(entry.meta) + M if entry.meta else 0.0
        left, down = (0.0, head.meta + 2) if head.lock else (beside, 0.0)
        _paint_lock(painter, QPointF(area.left() + left, top + down), entry)
    return area.top() + head.height()


def high(role: str, width: float, text: str) -> float:
    """Pixels a text takes on that width."""
    return look().metrics(role).boundingRect(QRectF(0, 0, width, 1 << 16), WRAP, text).height()


def _wrapped(painter: QPainter, area: QRectF, text: str, role: str, tone: str) -> None:
    painter.setFont(look().font(role))
    painter.setPen(look().colour(tone))
    painter.drawText(area, WRAP, text)


def _badges_width(entry: Entry) -> int:
    return sum(badge_size(text, icon).width() + _GAP for text, _tone, icon in entry.badges) - _GAP


def _lock_width(entry: Entry) -> float:
    return look().px(_LOCK) + 4 + look().metrics("caption").horizontalAdvance(entry.lock) if entry.lock else 0


def _paint_badges(painter: QPainter, left: float, middle: float, entry: Entry) -> None:
    for text, tone, icon in entry.badges:
        corner = QPointF(left, middle - badge_size(text, icon).height() / 2)
        left += paint_badge(painter, corner, text, tone, icon) + _GAP


def _paint_lock(painter: QPainter, corner: QPointF, entry: Entry) -> None:
    side, high = look().px(_LOCK), look().metrics("caption").height()
    icons.paint(
        painter, entry.lock_icon, QRectF(corner.x(), corner.y() + (high - side) / 2, side, side), "muted"
    )
    write(painter, QRectF(corner.x() + side + 4, corner.y(), 1 << 12, high), entry.lock, "caption", "muted")
