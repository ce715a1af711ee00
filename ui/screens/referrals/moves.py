"""What may have become of a referral: the answers offered, what each needs to be written down. No Qt here."""

from dataclasses import dataclass
from typing import Any

from cad.domain.referral import CONSENT_WAYS, REFERRAL_STATES
from cad.domain.referral_life import DECLINE_REASONS
from cad.domain.text import _
from ui.screens.referrals.sides import choices
from ui.widgets.picks import Pick, hinted

_ICONS = {
    "draft": "draft",
    "handed_over": "referral",
    "received": "mail",
    "appointment": "calendar",
    "came": "check",
    "missed": "close",
    "outcome": "flag",
    "declined": "stitch-broken",
    "no_answer": "clock",
    "revoked": "undo",
}


def icon_of(state: str) -> str:
    """The icon of a state, even of one that only a newer version of the app knows."""
    return _ICONS.get(state, "question")


KEYS = {
    "handed_over": "M",
    "received": "R",
    "appointment": "D",
    "came": "V",
    "missed": "P",
    "outcome": "S",
    "declined": "F",
    "no_answer": "N",
    "revoked": "A",
}
"""The letter that takes each answer, the same whatever the others are: fingers learn it."""
_ASKS = {
    "appointment": ("day", "time", "place"),
    "outcome": ("detail",),
    "declined": ("reason", "detail"),
    "revoked": ("detail",),
}
ON = {
    "received": _("Reçue le"),
    "appointment": _("Réponse du"),
    "came": _("Venu·e le"),
    "handed_over": _("Remise le"),
    "declined": _("Réponse du"),
}
"""What the day said is the day of; elsewhere it is the day of the news."""
DETAIL = {
    "outcome": _("Ce qui a suivi"),
    "revoked": _("Pourquoi elle est annulée"),
    "declined": _("Précision"),
}
"""What the line of free text is for; elsewhere it is a detail one may add."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said: `on` the day of it, `day` and `time` an appointment, `how` the consent was given."""

    state: str = ""
    on: str = ""
    day: str = ""
    time: str = ""
    place: str = ""
    reason: str = ""
    detail: str = ""
    how: str = ""


def picks(state: str, nexts: tuple[str, ...], *, inbound: bool) -> tuple[Pick, ...]:
    """The same, each with the letter that takes it."""
    said = choices(state, nexts, inbound=inbound)
    return tuple(Pick(to, label, icon_of(to), hint=KEYS[to]) for to, label in said.items())


def reasons() -> tuple[Pick, ...]:
    """Why a partner declines, as printed on the slip."""
    hints = hinted(DECLINE_REASONS)
    return tuple(Pick(reason, reason, hint=hint) for reason, hint in zip(DECLINE_REASONS, hints, strict=True))


def ways() -> tuple[Pick, ...]:
    """How the person said they agree."""
    hints = hinted(CONSENT_WAYS.values())
    return tuple(Pick(*way, hint=hint) for way, hint in zip(CONSENT_WAYS.items(), hints, strict=True))


def asks(state: str, *, consented: bool) -> tuple[str, ...]:
    """The fields of an answer, the first to fill first; the day of it and a detail can always be given."""
    if state == "handed_over":
        return () if consented else ("how", "detail")
    return _ASKS.get(state, ("detail",))


def problems(answer: Answer, *, consented: bool) -> dict[str, str]:
    """What is missing, by field."""
    found: dict[str, str] = {}
    if answer.state == "appointment":
        found |= {} if answer.day else {"day": _("Il manque le jour.")}
        found |= {} if answer.time else {"time": _("Il manque l’heure.")}
    if answer.state == "declined" and not answer.reason:
        found["reason"] = _("Choisissez la raison du coupon, ou «\u00a0Autre raison\u00a0».")
    if answer.state == "outcome" and not answer.detail:
        found["detail"] = _("Écrivez ce qui a suivi, en une phrase.")
    if answer.state == "revoked" and not answer.detail:
        found["detail"] = _("Dites pourquoi, en quelques mots.")
    if answer.state == "handed_over" and not consented and not answer.how:
        found["how"] = _("Pas d’accord, pas d’orientation\u00a0: dites comment la personne l’a donné.")
    return found


def given(answer: Answer) -> dict[str, Any]:
    """The arguments of `move_referral`."""
    said: dict[str, Any] = {"state": answer.state, "on": answer.on, "detail": answer.detail}
    if answer.state == "appointment":
        said |= {"appointment_at": f"{answer.day}T{answer.time}", "place": answer.place}
    if answer.state == "declined":
        said["reason"] = answer.reason
    if answer.state == "revoked":
        said |= {"reason": answer.detail, "detail": ""}
    return said


def handing(answer: Answer) -> dict[str, Any]:
    """The arguments of `hand_over`; without `how`, the consent in force."""
    consent: Any = {"how": answer.how, "detail": answer.detail, "on": answer.on} if answer.how else ""
    return {"consent": consent, "on": answer.on}


def noted(person: str, state: str) -> str:
    """What the toast says."""
    return f"{person}\u00a0: {REFERRAL_STATES[state].lower()}"
