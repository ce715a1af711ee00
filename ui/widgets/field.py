"""A form field: label above, editor, help, and the error in words; all tied together for a screen reader."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from ui.theme.measures import XS, S
from ui.widgets.banner import Glyph
from ui.widgets.dressed import announce
from ui.widgets.layout import column, row
from ui.widgets.text import Text

E = TypeVar("E", bound=QWidget)


class Field(QWidget, Generic[E]):
    """`label` above any `editor` of the kit. ``set_error("")`` clears. Everything optional is marked, the
    rest is asked. ``field.editor`` is the editor given, with its own type; `role` is the type of the label.
    """

    def __init__(
        self, label: str, editor: E, *, help: str = "", optional: bool = False, role: str = "label"
    ) -> None:
        super().__init__()
        self.editor = editor
        self._label = Text(label, role, wrap=False)
        self._label.setBuddy(editor)
        self._note = Text(_("facultatif"), "caption", "muted", wrap=False)
        self._help = Text(help, "caption", "muted")
        self._error = _Error()
        self.setLayout(
            column(row(self._label, self._note, None, spacing=S), editor, self._error, self._help, spacing=XS)
        )
        self._note.setVisible(optional)  # not before they have a parent: shown, they would be windows
        self._help.setVisible(bool(help))
        editor.setAccessibleName(label)
        self.setFocusProxy(editor)
        if hasattr(editor, "changed"):
            editor.changed.connect(self._mended)
        self._tell()

    def _mended(self) -> None:
        """One answers again: what was wrong is no longer what is there."""
        if self.error():
            self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Show what is wrong and what to do, or nothing."""
        self._error.say(sentence)
        if sentence:
            announce(self, sentence)
        self.editor.setProperty("wrong", bool(sentence))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._tell()

    def error(self) -> str:
        """The error shown, "" when none."""
        return self._error.sentence()

    def set_label(self, label: str) -> None:
        """Ask for something else."""
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def set_optional(self, optional: bool) -> None:
        """Mark it so, or not."""
        self._note.setVisible(optional)

    def set_help(self, sentence: str) -> None:
        """Change the line of help."""
        self._help.setText(sentence)
        self._help.setVisible(bool(sentence))
        self._tell()

    def _tell(self) -> None:
        said = " ".join(part for part in (self._error.sentence(), self._help.text()) if part)
        self.editor.setAccessibleDescription(said)


class _Error(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._mark = Glyph("alert", "danger", 15)
        self._words = Text("", "caption", "danger")
        inside = row(self._mark, self._words, spacing=XS, stretch=1)
        inside.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        self.say("")

    def say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.setVisible(bool(sentence))

    def sentence(self) -> str:
        return self._words.text()
