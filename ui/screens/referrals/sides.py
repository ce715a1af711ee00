"""What may become of a referral, in the words of each side: who refers, and who receives. No Qt here."""

from cad.domain.referral import REFERRAL_STATES
from cad.domain.text import _

_SAID = {
    ("draft", "handed_over"): _("Remise à la personne"),
    ("no_answer", "handed_over"): _("Remise de nouveau"),
    ("appointment", "appointment"): _("Rendez-vous déplacé"),
    ("outcome", "outcome"): _("Suite complétée"),
}
_ANSWERED = {
    "received": _("Accuser réception"),
    "appointment": _("Donner un rendez-vous"),
    "outcome": _("Dire ce qui a suivi"),
    "declined": _("Ne pas donner suite"),
}
"""The same seen from the organisation that receives the person: what it answers."""
_OF_THE_SENDER = ("handed_over", "no_answer", "revoked")
"""What only the organisation that refers can say."""


def choices(state: str, nexts: tuple[str, ...], *, inbound: bool) -> dict[str, str]:
    """Where a referral may go from `state`, the likeliest first, in the words of its side; `inbound`: ours is
    the organisation it came to.
    """
    ours = [to for to in nexts if not (inbound and to in _OF_THE_SENDER)]
    answers = _ANSWERED if inbound else {}
    return {to: _SAID.get((state, to)) or answers.get(to) or REFERRAL_STATES[to] for to in ours}
