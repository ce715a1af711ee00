"""The referrals of a person: what was asked of whom, where it stands, what is expected next. No Qt here."""

from cad.domain.dates import days_between, show_day, show_delay, show_moment
from cad.domain.referral import REFERRAL_STATES, Referral
from cad.domain.referral_life import is_late, next_states, stitch
from cad.domain.text import _
from cad.services.page import ResidentPage
from ui.screens.referrals.sides import choices
from ui.screens.resident.standing import Line
from ui.screens.resident.who import handed_on

MARKS = {
    "open": ("stitch-open", "warning"),
    "closed": ("stitch-closed", "success"),
    "broken": ("stitch-broken", "danger"),
    "": ("draft", "muted"),
}
MOST = 5
"""Referrals shown when none is open: the older ones are in the story."""


def handovers(page: ResidentPage, today: str) -> tuple[Line, ...]:
    """Drafts and open ones first, then the broken, then the closed; the latest first in each."""
    order = {"open": 1, "broken": 2, "closed": 3}
    live = [referral for referral in page.referrals if referral.state != "revoked"]
    ranked = sorted(live, key=lambda r: 0 if r.state == "draft" else order.get(stitch(r.state), 3))
    waiting = sum(1 for r in ranked if r.state == "draft" or stitch(r.state) == "open")
    return tuple(_line(referral, page, today) for referral in ranked[: max(waiting, MOST)])


def _line(referral: Referral, page: ResidentPage, today: str) -> Line:
    icon, tone = MARKS[stitch(referral.state)]
    return Line(
        f"referral:{referral.id}",
        title(referral, page),
        _expected(referral, page, today),
        icon,
        tone,
        badge(referral, today),
        actions=_first_move(referral, inbound=page.is_inbound(referral)),
        menu=_menu(referral, inbound=page.is_inbound(referral)),
    )


def title(referral: Referral, page: ResidentPage) -> str:
    """ "Mobilité 35 · Permis pour tous", or "par We Ker · Permis pour tous" when it came to us."""
    if page.is_inbound(referral):
        other = _("par {origin}").format(origin=page.names.get(referral.from_organisation, ""))
    else:
        other = page.names.get(referral.organisation, "")
    names = (other, page.names.get(referral.service, ""))
    return " · ".join(filter(None, names))


def badge(referral: Referral, today: str) -> tuple[str, str, str]:
    """The state as a badge; an answer that is late says by how much."""
    if is_late(referral.state, referral.answer_by, today):
        delay = show_delay(days_between(referral.answer_by, today))
        return (_("Réponse en retard de {delay}").format(delay=delay), "danger", "alert")
    tone = MARKS[stitch(referral.state)][1]
    return (REFERRAL_STATES[referral.state], "neutral" if tone == "muted" else tone, "")


def _expected(referral: Referral, page: ResidentPage, today: str) -> str:
    if referral.state == "draft":
        return _("À remettre à la personne")
    if referral.state == "outcome":
        return referral.outcome
    if referral.state == "appointment":
        met = [a.at for a in page.appointments if a.referral == referral.id and a.state == "planned"]
        return show_moment(met[-1]) if met else ""
    since = show_delay(max(days_between(handed_on(page, referral.id) or today, today), 0))
    if referral.state in ("handed_over", "received") and referral.answer_by >= today:
        return _("Depuis {age}, réponse attendue {day}").format(age=since, day=show_day(referral.answer_by))
    return _("Remise il y a {age}").format(age=since)


def _first_move(referral: Referral, *, inbound: bool) -> tuple[tuple[str, str, str], ...]:
    if referral.state == "draft":
        return (("hand", _("Remettre"), "referral"),)
    if stitch(referral.state) == "closed" and referral.state == "outcome":
        return ()
    return (("move", _("Répondre") if inbound else _("Noter la réponse"), "pen"),)


def _menu(referral: Referral, *, inbound: bool) -> tuple[tuple[str, str, str], ...]:
    letter = ("letter", _("Voir et imprimer la lettre"), "print")
    moves = tuple(
        (f"move:{state}", said, "arrow-right")
        for state, said in choices(referral.state, next_states(referral.state), inbound=inbound).items()
        if state != "handed_over"
    )
    if referral.state == "draft":
        return (("edit", _("Reprendre le brouillon"), "pen"), ("remove", _("Effacer le brouillon"), "trash"))
    return (letter, *moves)
