"""Appointments to come: planned, moved, kept or missed. One born of a referral makes that referral move."""

from cad.domain.dates import show_moment
from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.referral_life import next_states
from cad.domain.text import _
from cad.services import appointment_moves as moves
from cad.services.action import Reading, action, query
from cad.services.given import day
from cad.services.referral_moves import move
from cad.store.reads import appointments as reads
from cad.store.reads.appointments import AgendaRow
from cad.store.work import Work


@action(_("Noter le rendez-vous"))
def plan_appointment(
    work: Work,
    resident: str,
    at: str,
    place: str = "",
    purpose: str = "",
    with_name: str = "",
    service: str = "",
    minutes: int = 0,
) -> Appointment:
    """A meeting to come, with us or with a partner’s service."""
    return moves.plan(work, resident, at, place, purpose, with_name, service, minutes)


@action(_("Déplacer le rendez-vous"))
def move_appointment(
    work: Work,
    appointment: str,
    at: str,
    place: str | None = None,
    with_name: str | None = None,
    minutes: int | None = None,
) -> Appointment:
    """Another time, place or person; what is not given stays. The referral it answers is told."""
    return moves.move(work, appointment, at, place, with_name, minutes)


@action(_("Rendez-vous\u00a0: la personne est venue"))
def appointment_came(work: Work, appointment: str) -> Appointment:
    """The person came; the referral behind it, if any, says so too."""
    return _kept(work, appointment, "came")


@action(_("Rendez-vous\u00a0: la personne n’est pas venue"))
def appointment_missed(work: Work, appointment: str, reason: str = "") -> Appointment:
    """The person did not come; the referral behind it, if any, says so too."""
    return _kept(work, appointment, "missed", reason)


@action(_("Annuler le rendez-vous"))
def cancel_appointment(work: Work, appointment: str, reason: str) -> Appointment:
    """It will not take place, and why: in the referral’s history, else in a note for the team."""
    return moves.cancel(work, appointment, reason)


def _kept(work: Work, appointment: str, state: str, reason: str = "") -> Appointment:
    current = work.get(Appointment, appointment)
    if current.removed or current.state == "cancelled":
        raise Refused(_("Ce rendez-vous a été annulé."))
    if current.at[:10] > work.today:
        raise Refused(_("Ce rendez-vous n’a pas encore eu lieu. Déplacez-le s’il a été avancé."))
    referral = moves.referral_of(work, current)
    if referral and state in next_states(referral.state):
        move(work, referral, state, on=current.at[:10], reason=reason)
    elif reason.strip():
        said = _("Rendez-vous du {moment} manqué\u00a0: {reason}")
        moves.note_for_team(
            work, current.resident, said.format(moment=show_moment(current.at), reason=reason.strip())
        )
    return work.change(work.get(Appointment, current.id), state=state)


@query
def agenda(reading: Reading, first: str = "", last: str = "") -> list[AgendaRow]:
    """The appointments from one day to another, both included; today, or that one day, when not given."""
    start = day(first, _("Du")) or reading.today
    return reads.between(reading.connection, start, day(last, _("Au")) or start)


@query
def unconfirmed_appointments(reading: Reading, limit: int = 100) -> list[AgendaRow]:
    """Past appointments of which nobody said whether the person came, latest first."""
    return reads.unconfirmed(reading.connection, reading.today, limit)
