"""Appointments to come: planned, moved, kept or missed. One born of a referral makes that referral move."""

from cad.domain.dates import show_moment
from cad.domain.encounter import Appointment, Note
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.domain.referral import Referral
from cad.domain.referral_life import next_states
from cad.domain.text import _
from cad.services.action import Reading, action, query
from cad.services.given import day, moment
from cad.services.people import person, required
from cad.services.referral_moves import move, write_event
from cad.services.settings import own_organisation
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
    return work.add(
        Appointment(
            resident=person(work, resident).id,
            at=_to_come(work, at),
            minutes=_length(minutes),
            place=place.strip(),
            purpose=purpose.strip(),
            with_name=with_name.strip(),
            service=work.get(Service, service).id if service else "",
            adviser=work.by,
        )
    )


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
    current, when = _planned(work, appointment), _to_come(work, at)
    values = {"place": place, "with_name": with_name}
    given = {k: v.strip() for k, v in values.items() if v is not None}
    length = current.minutes if minutes is None else _length(minutes)
    moved = work.change(current, at=when, minutes=length, **given)
    if (referral := _referral(work, current)) and "appointment" in next_states(referral.state):
        told = _("Déplacé au {moment}").format(moment=show_moment(when))
        write_event(work, referral, "appointment", work.today, detail=told)
    return moved


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
    why = required(reason, _("pourquoi le rendez-vous est annulé"))
    current = _planned(work, appointment)
    if referral := _referral(work, current):
        write_event(work, referral, referral.state, work.today, why, _("Rendez-vous annulé"))
    else:
        said = _("Rendez-vous du {moment} annulé\u00a0: {reason}")
        _note(work, current.resident, said.format(moment=show_moment(current.at), reason=why))
    return work.change(current, state="cancelled")


def _kept(work: Work, appointment: str, state: str, reason: str = "") -> Appointment:
    current = work.get(Appointment, appointment)
    if current.removed or current.state == "cancelled":
        raise Refused(_("Ce rendez-vous a été annulé."))
    if current.at[:10] > work.today:
        raise Refused(_("Ce rendez-vous n’a pas encore eu lieu. Déplacez-le s’il a été avancé."))
    referral = _referral(work, current)
    if referral and state in next_states(referral.state):
        move(work, referral, state, on=current.at[:10], reason=reason)
    elif reason.strip():
        said = _("Rendez-vous du {moment} manqué\u00a0: {reason}")
        _note(work, current.resident, said.format(moment=show_moment(current.at), reason=reason.strip()))
    return work.change(work.get(Appointment, current.id), state=state)


def _referral(work: Work, appointment: Appointment) -> Referral | None:
    referral = work.get(Referral, appointment.referral) if appointment.referral else None
    return referral if referral and not referral.removed else None


def _note(work: Work, resident: str, text: str) -> None:
    own = own_organisation(work)
    work.add(Note(resident=resident, text=text, visibility="team", adviser=work.by, organisation=own))


def _planned(work: Work, appointment: str) -> Appointment:
    current = work.get(Appointment, appointment)
    if current.removed or current.state != "planned":
        raise Refused(_("Ce rendez-vous a déjà eu lieu ou a été annulé\u00a0: notez-en un nouveau."))
    return current


def _to_come(work: Work, at: str) -> str:
    when = moment(at, _("Rendez-vous"))
    if when[:10] < work.today:
        raise Refused(_("Ce jour est passé. Pour ce qui a eu lieu, écrivez un entretien."))
    return when


def _length(minutes: int) -> int:
    if not 0 <= minutes <= 24 * 60:
        raise Refused(_("La durée se compte en minutes, entre 0 et une journée."))
    return minutes


@query
def agenda(reading: Reading, first: str = "", last: str = "") -> list[AgendaRow]:
    """The appointments from one day to another, both included; today, or that one day, when not given."""
    start = day(first, _("Du")) or reading.today
    return reads.between(reading.connection, start, day(last, _("Au")) or start)


@query
def unconfirmed_appointments(reading: Reading, limit: int = 100) -> list[AgendaRow]:
    """Past appointments of which nobody said whether the person came, latest first."""
    return reads.unconfirmed(reading.connection, reading.today, limit)
