"""The life of a referral, past "accepted": received, came or not, what followed. Silence is a state too."""

from cad.domain.errors import Refused
from cad.domain.referral import REFERRAL_STATES
from cad.domain.text import _

MOVES: dict[str, tuple[str, ...]] = {
    "draft": ("handed_over", "revoked"),
    "handed_over": (
        "received",
        "appointment",
        "came",
        "missed",
        "outcome",
        "declined",
        "no_answer",
        "revoked",
    ),
    "received": ("appointment", "came", "missed", "outcome", "declined", "no_answer", "revoked"),
    "appointment": ("came", "missed", "appointment", "outcome", "declined", "no_answer", "revoked"),
    "came": ("outcome", "appointment", "missed"),
    "missed": ("appointment", "came", "outcome", "declined", "no_answer", "revoked"),
    "outcome": ("outcome",),
    "declined": ("received", "appointment"),
    "no_answer": (
        "received",
        "appointment",
        "came",
        "missed",
        "outcome",
        "declined",
        "handed_over",
        "revoked",
    ),
    "revoked": (),
}
"""The likeliest first. A paper slip often brings several facts at once, so steps may be skipped.

An appointment may be moved, an outcome completed, a refusal reconsidered, a late answer received.
"""

_STITCHES = {
    "handed_over": "open",
    "received": "open",
    "appointment": "open",
    "came": "closed",
    "outcome": "closed",
    "missed": "broken",
    "declined": "broken",
    "no_answer": "broken",
}

AWAITING_ANSWER = ("handed_over", "received", "no_answer")
"""The partner has not yet said when it sees the person, nor that it will not."""

NEEDS_REASON = ("declined", "revoked")

DECLINE_REASONS = (
    _("Plus de place"),
    _("Hors des critères du service"),
    _("Ce n’est pas le bon service"),
    _("Dossier incomplet"),
    _("Personne injoignable"),
    _("La personne ne souhaite pas donner suite"),
    _("Autre raison"),
)
"""Printed on the reply slip and proposed on screen; any other text is accepted."""


def stitch(state: str) -> str:
    """How the seam is drawn: "open", "closed" or "broken".

    It closes when the person is on the other side (came), not when a letter is; "" when there is no seam: a
    draft has not left, and what the person or the adviser took back was never to be sewn.
    """
    return _STITCHES.get(state, "")


def next_states(state: str) -> tuple[str, ...]:
    """Where a referral may go from here, the likeliest first; nothing after "revoked" or an unknown state."""
    return MOVES.get(state, ())


def is_late(state: str, answer_by: str, today: str) -> bool:
    """Whether the partner still owes an answer after the day it was expected (ISO days, "" for none)."""
    return state in AWAITING_ANSWER and bool(answer_by) and answer_by < today


def check_move(old: str, new: str, reason: str = "") -> None:
    """Raise Refused when a referral cannot go from `old` to `new`, or not without a reason."""
    if new not in REFERRAL_STATES:
        raise Refused(_("«\u00a0{state}\u00a0» n’est pas un état d’orientation.").format(state=new))
    if new not in next_states(old):
        raise Refused(_sentence(old, new))
    if new in NEEDS_REASON and not reason.strip():
        raise Refused(
            _("Indiquez la raison\u00a0: une orientation «\u00a0{state}\u00a0» doit dire pourquoi.").format(
                state=REFERRAL_STATES[new].lower()
            )
        )


def _sentence(old: str, new: str) -> str:
    known = {"old": REFERRAL_STATES[old].lower(), "new": REFERRAL_STATES[new].lower()}
    if not next_states(old):
        return _(
            "Cette orientation est «\u00a0{old}\u00a0»\u00a0: elle ne change plus. Préparez-en une nouvelle."
        ).format(**known)
    if old == "draft":
        return _(
            "Cette orientation est encore un brouillon\u00a0: notez d’abord qu’elle a été remise."
        ).format(**known)
    return _("Une orientation «\u00a0{old}\u00a0» ne peut pas devenir «\u00a0{new}\u00a0».").format(**known)
