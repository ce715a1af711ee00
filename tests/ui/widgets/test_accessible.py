"""Every control says its name and its role, is reached by Tab, and shows where the focus is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from tests.ui.widgets.scenes import NAMES, build
from ui.widgets.button import Button
from ui.widgets.command_palette import CommandPalette
from ui.widgets.field import Field
from ui.widgets.layout import box, row
from ui.widgets.text_field import TextField

Shown = Callable[[QWidget], QWidget]
Role = QAccessible.Role
ROLES = {
    "Button": Role.Button,
    "IconButton": Role.Button,
    "Cell": Role.Button,
    "Chip": Role.CheckBox,
    "Check": Role.CheckBox,
    "Segment": Role.RadioButton,
    "TextField": Role.EditableText,
    "DateField": Role.EditableText,
    "SearchBox": Role.EditableText,
    "TextArea": Role.EditableText,
    "Choice": Role.ComboBox,
    "RowList": Role.Table,
    "Timeline": Role.List,
    "SewnBar": Role.ProgressBar,
}
CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)


@pytest.mark.parametrize("name", NAMES)
def test_every_control_says_its_name(name: str, shown: Shown) -> None:
    scene = shown(build(name))
    for widget in scene.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisible() and not _inner(widget):
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), f"{type(widget).__name__} has no name"


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_its_role(name: str, shown: Shown) -> None:
    scene = shown(build(name))
    for widget in scene.findChildren(QWidget):
        wanted = ROLES.get(type(widget).__name__)
        if isinstance(widget, QPushButton) and widget.isCheckable():
            wanted = Role.CheckBox
        if wanted is not None:
            assert QAccessible.queryAccessibleInterface(widget).role() == wanted, type(widget).__name__


@pytest.mark.parametrize("name", NAMES)
def test_every_control_takes_the_focus(name: str, shown: Shown) -> None:
    scene = shown(build(name))
    for widget in scene.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not _inner(widget) and not isinstance(widget, QScrollArea):
            led = isinstance(widget.parent(), QWidget) and isinstance(
                widget.parent().parent(), CommandPalette
            )
            assert widget.focusPolicy() != Qt.FocusPolicy.NoFocus or led, type(widget).__name__


@pytest.mark.parametrize("name", NAMES)
def test_focus_is_visible(name: str, shown: Shown) -> None:
    scene = shown(build(name))
    for widget in scene.findChildren(QWidget):
        if not (isinstance(widget, CONTROLS) and widget.isVisible() and widget.isEnabled()) or _inner(widget):
            continue
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractItemView):
            continue
        widget.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus():
            assert widget.grab().toImage() != before, f"{type(widget).__name__} does not show its focus"


def test_a_click_shows_no_ring_and_tab_does(shown: Shown) -> None:
    button = Button("Écrire")
    shown(box(row(Button("Imprimer"), button)))
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not button.ring_shown()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.ring_shown()


def test_a_field_ties_its_words_to_its_editor(shown: Shown) -> None:
    field = Field("Téléphone", TextField(), help="Dix chiffres.")
    shown(field)
    assert field.editor.accessibleName() == "Téléphone"
    assert field.editor.accessibleDescription() == "Dix chiffres."
    field.set_error("Il manque un chiffre.")
    assert field.editor.accessibleDescription() == "Il manque un chiffre. Dix chiffres."
    assert field.error() == "Il manque un chiffre."
    field.set_error("")
    assert field.editor.accessibleDescription() == "Dix chiffres."


def _inner(widget: QWidget) -> bool:
    """Parts that Qt makes inside its own widgets."""
    made_by_qt = isinstance(widget.parent(), QComboBox | QLineEdit) or isinstance(widget, QHeaderView)
    return widget.objectName().startswith("qt_") or made_by_qt
