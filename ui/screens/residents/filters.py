"""Whom the list shows: everyone, or those whose journey stalls, with how many they are."""

from cad.domain.text import _
from ui.screens.residents.presenter import ALL, IDLE, SEAMS, SILENT
from ui.theme.look import look
from ui.widgets.picks import Pick, Picks

LARGE = 1.4
"""The text scale from which the head says less, so that people stay in sight."""
_FILTERS = (
    (Pick(ALL, _("Tout le monde")), _("Tous")),
    (Pick(SEAMS, _("Coutures ouvertes"), "stitch-open"), _("Coutures")),
    (Pick(IDLE, _("Sans étape"), "step"), _("Sans étape")),
    (Pick(SILENT, _("Sans nouvelles"), "bell"), _("Sans nouvelles")),
)
"""Each filter, and its word where large text leaves no room for more."""


class Filters(Picks):
    """One filter at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.show_counts({})

    def show_counts(self, counts: dict[str, int]) -> None:
        """A number beside each filter that has someone."""
        self._counts = counts
        self.set_picks([self._pick(pick, short) for pick, short in _FILTERS], self.value() or ALL)

    def show_again(self) -> None:
        """The text changed size."""
        self.show_counts(self._counts)

    def _pick(self, pick: Pick, short: str) -> Pick:
        count = str(self._counts.get(pick.key) or "")
        if look().scale >= LARGE:
            return pick._replace(label=short, icon="", mark=count)
        return pick._replace(mark=count)
