"""Which referrals are shown: what is late, the seams by how they are sewn, the drafts. No Qt here."""

from collections.abc import Iterable
from typing import Any

from cad.domain.referral import REFERRAL_STATES
from cad.domain.referral_life import stitch
from cad.domain.text import _, n_
from cad.services.referrals import ReferralCounts
from ui.widgets.picks import Pick

LATE, OPEN, CLOSED, BROKEN, DRAFT, ALL = "late", "open", "closed", "broken", "draft", "all"

_LABELS = {
    LATE: (_("En retard"), "clock"),
    OPEN: (_("Ouvertes"), "stitch-open"),
    CLOSED: (_("Refermées"), "stitch-closed"),
    BROKEN: (_("Rompues"), "stitch-broken"),
    DRAFT: (_("Brouillons"), "draft"),
    ALL: (_("Toutes"), "list"),
}


def states_of(group: str) -> tuple[str, ...]:
    """The states a group is made of; none for what is late, which is a matter of days."""
    if group in (OPEN, CLOSED, BROKEN):
        return tuple(state for state in REFERRAL_STATES if stitch(state) == group)
    return {DRAFT: ("draft",), ALL: tuple(REFERRAL_STATES)}.get(group, ())


def group_of(state: str) -> str:
    """The group that shows a state."""
    return state if state in _LABELS else stitch(state) or (DRAFT if state == "draft" else ALL)


def first_group(counts: ReferralCounts) -> str:
    """What one comes to see: what is late, else what is open, else everything."""
    return LATE if counts.late else OPEN if total(counts, OPEN) else ALL


def total(counts: ReferralCounts, group: str) -> int:
    """How many in a group."""
    return counts.late if group == LATE else sum(counts.states[state] for state in states_of(group))


def picks(counts: ReferralCounts) -> tuple[Pick, ...]:
    """The groups, each with its number."""
    return tuple(
        Pick(key, label, icon, str(total(counts, key)), "danger" if key == LATE and counts.late else "muted")
        for key, (label, icon) in _LABELS.items()
    )


def within(counts: ReferralCounts, group: str) -> tuple[tuple[str, str], ...]:
    """The states of a group to choose from, each with its number; nothing where there is no choice."""
    states = states_of(group)
    if len(states) < 2:
        return ()
    return (("", _("Tous les états")), *(_numbered(counts, state) for state in states))


def _numbered(counts: ReferralCounts, state: str) -> tuple[str, str]:
    return state, f"{REFERRAL_STATES[state]} ({counts.states[state]})"


def asked(group: str, state: str) -> dict[str, Any]:
    """The arguments of `list_referrals` for a group, or a state in it."""
    if group == LATE:
        return {"late": True}
    return {"state": state or ("" if group == ALL else group)}


def summary(counts: ReferralCounts) -> str:
    """The whole in one sentence."""
    late, opened = counts.late, total(counts, OPEN)
    parts: Iterable[str] = (
        n_("{n} réponse en retard", "{n} réponses en retard", late) if late else "",
        n_("{n} couture ouverte", "{n} coutures ouvertes", opened) if opened else "",
    )
    return ", ".join(filter(None, parts)) or _("Aucune couture ouverte.")
