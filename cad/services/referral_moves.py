"""One change in the life of a referral: its state, its event, and the appointment that goes with it."""

from typing import Any

from cad.domain.clock import utc
from cad.domain.dates import show_date
from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.referral import Referral, ReferralEvent
from cad.domain.referral_life import check_move
from cad.domain.text import _
from cad.services.given import moment, past_day
from cad.services.people import required
from cad.store.reads.appointments import of_referral
from cad.store.reads.referrals import events
from cad.store.work import Work


def write_event(
    work: Work, referral: Referral, state: str, on: str, reason: str = "", detail: str = "", **fields: Any
) -> Referral:
    """Give the referral its state (and other fields), with the event that dates and signs it."""
    work.add(
        ReferralEvent(
            referral=referral.id,
            resident=referral.resident,
            state=state,
            on=on,
            at=utc(work.now),
            reason=reason.strip(),
            detail=detail.strip(),
            by=work.by,
        )
    )
    return work.change(referral, state=state, **fields)


def move(
    work: Work,
    referral: Referral,
    state: str,
    on: str = "",
    reason: str = "",
    detail: str = "",
    appointment_at: str = "",
    place: str = "",
) -> Referral:
    """Write down what became of a referral handed over. Raises `Refused` when it cannot go there."""
    check_move(referral.state, state, reason)
    handed = _handed_on(work, referral)
    said = _not_before(handed, past_day(on, _("Le"), work.today))
    if state == "outcome":
        moved = write_event(
            work, referral, state, said, reason, outcome=required(detail, _("ce qui a suivi"))
        )
    else:
        moved = write_event(work, referral, state, said, reason, detail)
    if state == "appointment":
        _plan(work, moved, _not_before(handed, moment(appointment_at, _("Rendez-vous"))), place)
    else:
        _settle(work, moved, state)
    return moved


def _handed_on(work: Work, referral: Referral) -> str:
    """The day the letter was first handed over, "" for a draft."""
    return next((e.on for e in events(work.connection, referral.id) if e.state == "handed_over"), "")


def _not_before(handed: str, said: str) -> str:
    """The day or time said. Raises `Refused` when it is before the letter was handed over."""
    if said[:10] < handed:
        raise Refused(
            _("L’orientation a été remise le {day}\u00a0: rien n’a pu se passer avant.").format(
                day=show_date(handed)
            )
        )
    return said


def _plan(work: Work, referral: Referral, at: str, place: str) -> None:
    """The appointment the partner gave, or its new time."""
    planned = [a for a in of_referral(work.connection, referral.id) if a.state == "planned"]
    if planned:
        work.change(planned[-1], at=at, place=place.strip() or planned[-1].place)
        return
    work.add(
        Appointment(
            resident=referral.resident,
            at=at,
            place=place.strip(),
            purpose=referral.purpose,
            service=referral.service,
            referral=referral.id,
            adviser=work.by,
        )
    )


_SETTLED = {"came": "came", "missed": "missed", "declined": "cancelled", "revoked": "cancelled"}


def _settle(work: Work, referral: Referral, state: str) -> None:
    """The appointment says the same as the referral: the person came, did not, or is not expected."""
    becomes = _SETTLED.get(state, "")
    met = [a for a in of_referral(work.connection, referral.id) if a.state != "cancelled"]
    if not becomes or not met:
        return
    expected, due = met[-1].state == "planned", met[-1].at[:10] <= work.today
    if expected if becomes == "cancelled" else due:
        work.change(met[-1], state=becomes)
