"""The life of a transfer: proposed, then answered once. Until it is accepted, who led leads."""

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.domain.transfer import ANSWERS, Transfer

_STITCHES = {"proposed": "open", "accepted": "closed", "declined": "broken"}


def stitch(state: str) -> str:
    """How the seam is drawn: "open", "closed" or "broken"; "" when the proposal was taken back."""
    return _STITCHES.get(state, "")


def may_cancel(transfer: Transfer, who: str) -> bool:
    """Whether `who` may take it back: whoever proposed it, whoever leads until then."""
    return transfer.state == "proposed" and bool(who) and who in (transfer.from_adviser, transfer.former)


def may_answer(transfer: Transfer, who: str) -> bool:
    """Whether `who` is awaited."""
    return transfer.state == "proposed" and bool(who) and who == transfer.to_adviser


def check_answer(transfer: Transfer, state: str, who: str, word: str = "") -> None:
    """Raise Refused unless `who` may bring it to `state`, with the word that this needs."""
    if transfer.state != "proposed":
        raise Refused(_already(transfer))
    if state == "cancelled" and not may_cancel(transfer, who):
        raise Refused(_("Seule la personne qui a proposé ce relais peut l’annuler."))
    if state in ANSWERS and not may_answer(transfer, who):
        raise Refused(_("Seule la personne à qui ce relais est proposé peut y répondre."))
    if state == "declined" and not word.strip():
        raise Refused(_("Dites en un mot pourquoi vous déclinez\u00a0: qui propose cherchera autrement."))


def lead_after(transfer: Transfer, lead: str) -> str:
    """Who leads once the transfer is in its state, when `lead` does now: never nobody instead of somebody.

    A transfer that was accepted, then found to be cancelled, gives the person back.
    """
    if transfer.state == "accepted":
        return transfer.to_adviser
    return (transfer.former or transfer.from_adviser) if lead == transfer.to_adviser else lead


def _already(transfer: Transfer) -> str:
    said = {
        "accepted": _("Ce relais a déjà été accepté le {day}."),
        "declined": _("Ce relais a déjà été décliné le {day}."),
        "cancelled": _("Ce relais a été annulé le {day}\u00a0: rien ne change."),
    }.get(transfer.state, _("Ce relais n’attend plus de réponse."))
    return said.format(day=show_date(transfer.answered_on))
