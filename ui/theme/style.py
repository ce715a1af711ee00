"""The Qt palette and the stylesheet, both generated from a look.

The stylesheet holds no font: weights live on the font's axis, which a stylesheet cannot reach. It dresses
Qt's own inputs, menus, tables and scroll bars; the widgets of the kit paint themselves.
"""

from string import Template

from PySide6.QtGui import QColor, QPalette

from ui.theme.look import Look
from ui.theme.tokens import Palette, colours

_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "shadow",
}


def qt_palette(palette: Palette) -> QPalette:
    """Qt's palette, so that its own dialogs and anything undressed follow too."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(palette, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made


_SHEET = Template("""
QAbstractScrollArea { background: transparent; border: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: ${p4}px ${p8}px; }
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: ${p7}px ${p10}px; placeholder-text-color: $muted; selection-background-color: $accent;
  selection-color: $on_accent; }
QTextEdit, QPlainTextEdit { padding: ${p4}px ${p6}px; }
QComboBox { padding-left: ${p12}px; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $text; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding: ${p6}px ${p9}px; }
QTextEdit:focus, QPlainTextEdit:focus { padding: ${p3}px ${p5}px; }
QComboBox:focus { padding-left: ${p11}px; }
QLineEdit[wrong="true"], QTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $danger;
  padding: ${p6}px ${p9}px; }
QTextEdit[wrong="true"] { padding: ${p3}px ${p5}px; }
QLineEdit[wrong="true"]:focus, QTextEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {
  border-color: $focus; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $muted;
  border-color: $line; }
QComboBox::drop-down { border: none; width: ${p28}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QMenu { background: $raised; color: $text; border: 1px solid $edge; padding: 4px;
  outline: 0; }
QComboBox QAbstractItemView::item { min-height: ${p30}px; padding: 0 ${p8}px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected, QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p10}px; border-radius: 4px; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: 4px ${p8}px; }
QTableView { background: $surface; alternate-background-color: $ground; color: $text; gridline-color: $line;
  border: 1px solid $line; border-radius: 6px; selection-background-color: $accent_soft;
  selection-color: $text; }
QTableView[rows="true"] { background: transparent; border: none;
  selection-background-color: transparent; }
QTableView::item { padding: ${p4}px ${p8}px; }
QTableView::item:focus { border: 2px solid $focus; }
QHeaderView { background: $sunken; }
QHeaderView::section { background: $sunken; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: ${p6}px ${p8}px; }
QTableCornerButton::section { background: $sunken; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; margin: 2px; }
QScrollBar:horizontal { height: 10px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: 3px; border: none; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; border: none; width: 0; height: 0; }
""")

_LENGTHS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 28, 30)


def stylesheet(look: Look) -> str:
    """The application stylesheet for a palette and a text scale."""
    lengths = {f"p{n}": str(look.px(n)) for n in _LENGTHS}
    return _SHEET.substitute(colours(look.palette), **lengths)
