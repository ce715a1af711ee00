"""Choosing several letters to print them in one go. No Qt here."""

from collections.abc import Callable, Iterable

from cad.domain.text import _
from cad.services.referrals import ReferralRow
from ui.ports import Desk
from ui.screens.referrals.lines import printable


class Letters:
    """The letters chosen, in the order of the list; `show` is told how many, None when not choosing."""

    def __init__(self, desk: Desk, show: Callable[[int | None], None]) -> None:
        self._desk, self._show = desk, show
        self._rows: dict[str, ReferralRow] = {}
        self._ticked: set[str] = set()
        self.choosing = False

    def keep(self, rows: Iterable[ReferralRow]) -> None:
        """These are listed now; what was chosen in another list stays chosen."""
        self._rows |= {row.id: row for row in rows}

    def choose(self, on: bool) -> None:
        """Begin choosing, or leave it."""
        if on or self.choosing:
            self.choosing = on
            self._ticked.clear()
            self._tell()

    def ticked(self, referral: str) -> bool | None:
        """Whether it is chosen; None when one is not choosing."""
        return referral in self._ticked if self.choosing else None

    def toggle(self, referral: str) -> None:
        """Choose this letter, or not; one that may not leave says why."""
        row = self._rows.get(referral)
        if not row:
            return
        if not printable(row):
            self._desk.say(_no_letter(row), "warning")
            return
        self.choosing = True
        self._ticked ^= {referral}
        self._tell()

    def all(self, rows: Iterable[ReferralRow]) -> None:
        """Choose all that can be printed; once they all are, none."""
        listed = {row.id for row in rows if printable(row)}
        self._ticked = self._ticked - listed if listed <= self._ticked else self._ticked | listed
        self._tell()

    def print(self) -> None:
        """Look at them all in one paper."""
        chosen = [key for key in self._rows if key in self._ticked]
        if chosen:
            self.choose(False)
            self._desk.open("paper", referrals=",".join(chosen))

    def _tell(self) -> None:
        self._show(len(self._ticked) if self.choosing else None)


def _no_letter(row: ReferralRow) -> str:
    if row.state == "draft":
        return _("Ce brouillon n’a pas encore de lettre\u00a0: notez d’abord qu’il est remis.")
    if row.state == "revoked":
        return _("Cette orientation est annulée\u00a0: elle n’a plus de lettre.")
    return _("Sans l’accord de la personne, la lettre ne peut plus partir.")
