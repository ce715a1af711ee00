"""What every page of the gate is; apart from its frame, which a notebook that opens by itself never needs."""

from PySide6.QtWidgets import QWidget


class GatePage(QWidget):
    """A page of the gate; what it holds does not outlive it."""

    def abandon(self) -> None:
        """One leaves without going in: nothing stays of what was typed, shown or opened."""

    def busy(self) -> bool:
        """Something is under way that must come to its end."""
        return False
