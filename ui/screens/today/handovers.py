"""Referrals of the day: received, late, open seams; none is said twice. No Qt here."""

from cad.domain.text import _
from cad.services.today import ReferralRow, TodayPage
from ui.screens.referrals import lines
from ui.screens.today.section import Led, Section, section


def received(page: TodayPage) -> Section:
    """Whom other organisations sent to ours: somebody waits for a word."""
    rows = (_handover(r, page.day) for r in page.received.first)
    return section("received", _("Orientations reçues"), rows, page.received.count)


def late(page: TodayPage) -> Section:
    """Whom one sent, and a partner should have answered."""
    rows = (_handover(r, page.day) for r in page.late.first if r.id not in _received(page))
    more = ("referrals", {"late": "1"})
    return section("late", _("Réponses en retard"), rows, page.late.count, tone="danger", more=more)


def seams(page: TodayPage) -> Section:
    """Whom one sent, and of whom nothing is known yet."""
    late_ones = {r.id for r in page.late.first} | _received(page)
    rows = (_handover(r, page.day) for r in page.seams.first if r.id not in late_ones)
    more = ("referrals", {"state": "open"})
    return section("seams", _("Coutures ouvertes"), rows, page.seams.count, more=more)


def _received(page: TodayPage) -> set[str]:
    """Who waits for our own answer: it is not said again that one waits for theirs."""
    return {r.id for r in page.received.first}


def _handover(r: ReferralRow, day: str) -> Led:
    """Said as in the list of referrals, where it leads: to the partner’s telephone, and the answers."""
    row = lines.line(r, day)._replace(key=f"referral:{r.id}", stitch=r.seam or "open")
    return row, ("referrals", {"referral": r.id})
