"""Yes or no in a form."""

from PySide6.QtCore import Signal

from ui.widgets.check import Check


class Flag(Check):
    """A checkbox with the shape of the other editors."""

    changed = Signal()

    def __init__(self, label: str, value: bool) -> None:
        super().__init__(label, value)
        self.clicked.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not, telling nobody."""
        self.setChecked(bool(value))
