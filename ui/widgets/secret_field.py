"""Typing a secret: hidden, or shown while one holds the eye open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from cad.domain.text import _
from ui.theme import icons
from ui.widgets.text_field import TextField

_HINT = Qt.InputMethodHint
_NOT_LEARNT = _HINT.ImhSensitiveData | _HINT.ImhNoPredictiveText | _HINT.ImhNoAutoUppercase
"""A keyboard on the screen neither guesses the next word of a passphrase nor learns it."""


class SecretField(TextField):
    """A line whose letters are hidden until one asks to see them."""

    def __init__(self) -> None:
        super().__init__()
        self._eye = QAction(self)
        self._eye.triggered.connect(lambda: self.set_shown(self.echoMode() == QLineEdit.EchoMode.Password))
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.set_shown(False)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the letters."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_NOT_LEARNT)  # seen or not: changing the echo takes them away
        self._eye.setText(_("Cacher ce qui est tapé") if shown else _("Montrer ce qui est tapé"))
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye", "muted"))
