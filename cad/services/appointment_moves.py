"""What becomes of an appointment, within whatever action says it: the referral behind it follows."""

from cad.domain.dates import show_moment
from cad.domain.encounter import Appointment, Note
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.domain.referral import Referral
from cad.domain.referral_life import next_states
from cad.domain.text import _
from cad.services.given import moment
from cad.services.people import person, required
from cad.services.referral_moves import write_event
from cad.services.settings import own_organisation
from cad.store.work import Work


def plan(
    work: Work,
    resident: str,
    at: str,
    place: str = "",
    purpose: str = "",
    with_name: str = "",
    service: str = "",
    minutes: int = 0,
) -> Appointment:
    """See `plan_appointment`."""
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


def move(
    work: Work,
    appointment: str,
    at: str,
    place: str | None = None,
    with_name: str | None = None,
    minutes: int | None = None,
) -> Appointment:
    """See `move_appointment`."""
    current, when = _planned(work, appointment), _to_come(work, at)
    values = {"place": place, "with_name": with_name}
    given = {k: v.strip() for k, v in values.items() if v is not None}
    length = current.minutes if minutes is None else _length(minutes)
    moved = work.change(current, at=when, minutes=length, **given)
    if (referral := referral_of(work, current)) and "appointment" in next_states(referral.state):
        told = _("Déplacé au {moment}").format(moment=show_moment(when))
        write_event(work, referral, "appointment", work.today, detail=told)
    return moved


def cancel(work: Work, appointment: str, reason: str) -> Appointment:
    """See `cancel_appointment`."""
    why = required(reason, _("pourquoi le rendez-vous est annulé"))
    current = _planned(work, appointment)
    if referral := referral_of(work, current):
        write_event(work, referral, referral.state, work.today, why, _("Rendez-vous annulé"))
    else:
        said = _("Rendez-vous du {moment} annulé\u00a0: {reason}")
        note_for_team(work, current.resident, said.format(moment=show_moment(current.at), reason=why))
    return work.change(current, state="cancelled")


def referral_of(work: Work, appointment: Appointment) -> Referral | None:
    """The referral it answers, if any."""
    referral = work.get(Referral, appointment.referral) if appointment.referral else None
    return referral if referral and not referral.removed else None


def note_for_team(work: Work, resident: str, text: str) -> None:
    """What those who follow the person should know."""
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
