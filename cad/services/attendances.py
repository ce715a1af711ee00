"""Who is invited to an event, who came, and what they did with each company."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.event import ATTENDANCE_STATES, BEFORE, MEETING_STATES, Attendance, CompanyMeeting, Event
from cad.domain.names import display_name
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.events import begun
from cad.services.people import person
from cad.services.residents import new_resident
from cad.store.reads import events as reads
from cad.store.reads.residents import identities
from cad.store.work import Work


@action(_("Inviter à la rencontre"))
def invite(work: Work, event: str, residents: tuple[str, ...]) -> list[Attendance]:
    """Several people at once; who is already invited is said, and nobody is invited twice."""
    about = _kept(work.get(Event, event))
    who = [person(work, one) for one in dict.fromkeys(residents)]
    if not who:
        raise Refused(_("Choisissez qui inviter."))
    for one in who:
        if _held(work, about.id, one.id):
            name = display_name(one.usage_name, one.first_name, one.birth_name)
            raise Refused(_("{name} est déjà sur la liste de cette rencontre.").format(name=name))
    return work.add_all(
        [Attendance(resident=one.id, event=about.id, on=work.today, adviser=work.by) for one in who]
    )


@action(_("Noter la réponse à l’invitation"))
def answer_invitation(work: Work, attendance: str, state: str, reason: str = "") -> Attendance:
    """Whether they will come."""
    current = work.get(Attendance, attendance)
    if state not in BEFORE:
        raise Refused(_("Une invitation reçoit «\u00a0viendra\u00a0» ou «\u00a0ne viendra pas\u00a0»."))
    if current.state not in BEFORE:
        raise Refused(_("Sa venue est déjà notée\u00a0: corrigez-la dans l’émargement."))
    return work.change(current, state=state, on=work.today, reason=reason.strip())


@action(_("Noter la présence"))
def note_presence(work: Work, attendance: str, state: str) -> Attendance:
    """Came, or did not; said again, the latest holds, and what followed stays."""
    current = work.get(Attendance, attendance)
    if state not in ATTENDANCE_STATES or state in ("coming", "declined"):
        raise Refused(_("Dites si la personne est venue ou non."))
    about = work.get(Event, current.event)
    begun(about, work.today)
    came_on = about.starts_at[:10] if state == "came" else ""
    return work.change(current, state=state, on=work.today, came_on=came_on)


@action(_("Noter une personne venue"))
def come_in(work: Work, event: str, resident: str) -> Attendance:
    """Someone known who came, invited or not."""
    about, who = work.get(Event, event), person(work, resident)
    begun(about, work.today)
    values: dict[str, Any] = {"state": "came", "on": work.today, "came_on": about.starts_at[:10]}
    if held := _held(work, about.id, who.id):
        return work.change(held[-1], **values)
    return work.add(Attendance(resident=who.id, event=about.id, adviser=work.by, **values))


@action(_("Ajouter une personne venue"))
def come_in_new(
    work: Work,
    event: str,
    usage_name: str,
    first_name: str = "",
    phone: str = "",
    seen: tuple[str, ...] | None = None,
) -> Attendance:
    """Someone unknown until then: a name, a first name, a telephone; see `create_resident` for `seen`."""
    about = work.get(Event, event)
    begun(about, work.today)
    fields: dict[str, Any] = {"usage_name": usage_name, "first_name": first_name}
    who = new_resident(work, seen, **fields, **({"phones": [phone]} if phone.strip() else {}))
    return work.add(
        Attendance(
            resident=who.id,
            event=about.id,
            state="came",
            on=work.today,
            came_on=about.starts_at[:10],
            adviser=work.by,
        )
    )


@action(_("Retirer de la rencontre"))
def uninvite(work: Work, attendance: str) -> Attendance:
    """Someone put on the list by mistake; not once a company was met."""
    current = work.get(Attendance, attendance)
    ids = identities(work.connection, current.resident)
    if any(one.resident in ids for one in reads.meetings(work.connection, current.event)):
        raise Refused(_("Une entreprise rencontrée est notée\u00a0: cette personne reste sur la liste."))
    return work.remove(current)


@action(_("Noter ce qui s’est passé avec l’entreprise"))
def note_meeting(
    work: Work, event: str, resident: str, company: str, state: str, reason: str = "", on: str = ""
) -> CompanyMeeting:
    """Met, interview, trial, contract: said again, the latest holds. Only of someone who came."""
    about, who = work.get(Event, event), person(work, resident)
    office = work.get(Organisation, company)
    if state not in MEETING_STATES:
        raise Refused(_("Choisissez ce qui s’est passé."))
    if not any(one.state == "came" for one in _held(work, about.id, who.id)):
        raise Refused(_("Notez d’abord que la personne est venue."))
    said = given.past_day(on, _("Le"), work.today)
    ids = identities(work.connection, who.id)
    values: dict[str, Any] = {"state": state, "on": said, "reason": reason.strip(), "adviser": work.by}
    for one in reads.meetings(work.connection, about.id):
        if one.resident in ids and one.company == office.id:
            return work.change(one, **values)
    links: dict[str, Any] = {"resident": who.id, "event": about.id, "company": office.id}
    return work.add(CompanyMeeting(**links, **values))


def _held(work: Work, event: str, resident: str) -> list[Attendance]:
    """What this person has on the list, under any of their identities."""
    ids = identities(work.connection, resident)
    return [one for one in reads.attendances(work.connection, event) if one.resident in ids]


def _kept(event: Event) -> Event:
    if event.cancelled_on:
        raise Refused(_("Cette rencontre est annulée\u00a0: rétablissez-la pour y inviter."))
    return event
