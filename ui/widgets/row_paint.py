"""How a two-line row is painted; a screenful takes a few milliseconds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import RADIUS, L, M
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.dressed import ring, rounded, write
from ui.widgets.rows import ROW, Row, under_pointer
from ui.widgets.stitches import paint_stitch

_RIGHT = Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Paints `Row`: avatar or icon, title and badges, subtitle; at the right what counts last."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = look().metrics("strong").height() + look().metrics("caption").height()
        return QSize(200, round(lines + look().px(2) + 2 * look().px(10)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        area = QRectF(option.rect)
        ground = self._ground(index)
        if ground:
            chosen = ground == "accent_soft" and look().palette.name == "contrast"
            edge = look().colour("accent") if chosen else None
            rounded(painter, area.adjusted(4, 1, -4, -1), RADIUS, look().colour(ground), edge)
        if index.row() < index.model().rowCount() - 1:
            _paint_line(painter, area)
        inside = area.adjusted(L, 0, -L, 0)
        left = self._paint_lead(painter, inside, row, ground or "surface")
        _paint_words(painter, QRectF(left, inside.top(), inside.right() - left, inside.height()), row)
        if self._view.hasFocus() and index == self._view.currentIndex():
            ring(painter, area.adjusted(4, 1, -4, -1), RADIUS)

    def _ground(self, index: QModelIndex | QPersistentModelIndex) -> str:
        if self._view.selectionModel().isSelected(index):
            return "accent_soft"
        return "hover" if under_pointer(self._view, index) else ""

    def _paint_lead(self, painter: QPainter, area: QRectF, row: Row, ground: str) -> float:
        size = look().px(36.0)
        spot = QRectF(area.left(), area.center().y() - size / 2, size, size)
        if row.avatar:
            paint_avatar(painter, spot, row.avatar)
        elif row.stitch:
            paint_stitch(painter, spot.center(), row.stitch, ground)
        elif row.icon:
            inset = size * 0.22
            icons.paint(painter, row.icon, spot.adjusted(inset, inset, -inset, -inset), row.tone)
        else:
            return area.left()
        return spot.right() + M


def _paint_line(painter: QPainter, area: QRectF) -> None:
    painter.setPen(QPen(look().colour("line"), 1))
    painter.drawLine(
        QPointF(area.left() + L, area.bottom() - 0.5), QPointF(area.right() - L, area.bottom() - 0.5)
    )


def _paint_words(painter: QPainter, area: QRectF, row: Row) -> None:
    top, under = look().metrics("strong").height(), look().metrics("caption").height()
    lines = top + look().px(2) + under if row.subtitle or row.note else top
    start = area.center().y() - lines / 2
    first = QRectF(area.left(), start, area.width(), top)
    second = QRectF(area.left(), start + top + look().px(2), area.width(), under)
    if row.trailing:
        first.setRight(first.right() - _write_right(painter, first, row.trailing, row.trailing_tone))
    if row.note:
        second.setRight(second.right() - _write_right(painter, second, row.note, "muted"))
    _paint_title(painter, first, row)
    write(painter, second, row.subtitle, "caption", "muted")
    _underline(painter, second, row.subtitle, row.subtitle_marks, "caption")


def _write_right(painter: QPainter, area: QRectF, text: str, tone: str) -> float:
    half = QRectF(area.center().x(), area.top(), area.width() / 2, area.height())
    return write(painter, half, text, "caption", tone, _RIGHT) + L


def _paint_title(painter: QPainter, area: QRectF, row: Row) -> None:
    """The name whole, then the badges; one that does not fit keeps its icon."""
    icons_alone = sum(badge_size("", icon).width() + 6 for _text, _tone, icon in row.badges if icon)
    words = QRectF(area.left(), area.top(), area.width() - icons_alone - M, area.height())
    left = area.left() + write(painter, words, row.title, "strong") + M
    _underline(painter, words, row.title, row.marks, "strong")
    rest = icons_alone
    for text, tone, icon in row.badges:
        rest -= badge_size("", icon).width() + 6 if icon else 0
        shown = text if left + badge_size(text, icon).width() + rest <= area.right() else ""
        if shown or icon:
            corner = QPointF(left, area.center().y() - badge_size(text, icon).height() / 2)
            left += paint_badge(painter, corner, shown, tone, icon) + 6


def _underline(
    painter: QPainter, area: QRectF, text: str, marks: tuple[tuple[int, int], ...], role: str
) -> None:
    metrics = look().metrics(role)
    y = area.center().y() + metrics.ascent() / 2 + look().px(1)
    for start, length in marks:
        left = area.left() + metrics.horizontalAdvance(text[:start])
        right = area.left() + metrics.horizontalAdvance(text[: start + length])
        if right <= area.right():
            painter.setPen(QPen(look().colour("accent"), look().px(2)))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
