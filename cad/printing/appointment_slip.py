"""The slip of an appointment: an A4 sheet of two halves, one for the person, one for the file.

A4 because it is the paper in the printer of a drop-in: an A5 page asks for a tray nobody fills, and comes
out shrunk or lost in a corner. Cut or folded in two, the upper half goes into a pocket.
"""

from dataclasses import dataclass
from typing import ClassVar

from cad.domain.dates import show_date, show_day_long, show_minutes, show_time
from cad.domain.encounter import Appointment
from cad.domain.names import full_name
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.reference import show
from cad.domain.resident import Resident
from cad.domain.shown import listed, shown_phone
from cad.domain.text import _
from cad.printing.french import present, typeset
from cad.printing.postal import street_lines


@dataclass(frozen=True, slots=True)
class AppointmentSlip:
    """Every string of the sheet; both halves say the same, the lower one also how to find the referral."""

    form: ClassVar[str] = "appointment_slip"

    title: str
    person: str
    when: str
    length: str
    where: tuple[str, ...]
    access: str
    with_whom: str
    documents: tuple[str, ...]
    call: tuple[str, ...]
    made: str
    reference: str
    code: str


def compose(
    *,
    appointment: Appointment,
    resident: Resident,
    adviser: Adviser,
    ours: Organisation,
    today: str,
    partner: Organisation | None = None,
    service: Service | None = None,
    documents: str = "",
    reference: str = "",
) -> AppointmentSlip:
    """The slip of one appointment, at ours or (`partner`, `service`) where the person was referred."""
    when = _("{day} à {time}").format(day=show_day_long(appointment.at), time=show_time(appointment.at))
    when = when if appointment.at else ""
    return AppointmentSlip(
        title=_("Rendez-vous"),
        person=full_name(resident.civility, resident.first_name, resident.usage_name, resident.birth_name),
        when=when[:1].upper() + when[1:],
        length=show_minutes(appointment.minutes) if appointment.minutes else "",
        where=_where(appointment, partner, service) or _at_ours(appointment, adviser, ours),
        access=typeset(service.access) if service else "",
        with_whom=appointment.with_name,
        documents=tuple(map(typeset, listed(documents or (service.documents if service else "")))),
        call=present(adviser.name, ours.name, shown_phone(adviser.phone or ours.phone)),
        made=_("Remis le {date} par {adviser}").format(date=show_date(today), adviser=adviser.name),
        reference=show(reference),
        code=reference,
    )


def _where(
    appointment: Appointment, partner: Organisation | None, service: Service | None
) -> tuple[str, ...]:
    """The partner’s service and its address, or the place as the adviser wrote it."""
    at: Organisation | Service | None = service if service and service.address else partner
    if not at:
        return present(appointment.place)
    town = f"{at.postcode} {at.city}".strip()
    names = (partner.name if partner else "", service.name if service else "", appointment.place)
    return present(*dict.fromkeys(names), *street_lines(at.address), town)


def _at_ours(appointment: Appointment, adviser: Adviser, ours: Organisation) -> tuple[str, ...]:
    """Our own door when it is one of us whom the person meets; somebody else may be anywhere."""
    if appointment.with_name not in ("", adviser.name):
        return ()
    town = f"{ours.postcode} {ours.city}".strip()
    return present(ours.name, *street_lines(ours.address), town)


def words() -> dict[str, str]:
    """What is printed on every slip."""
    return {
        "where": _("Où"),
        "access": _("Accès"),
        "with": _("Avec"),
        "length": _("Durée"),
        "documents": _("À apporter"),
        "call": _("Impossible de venir\u202f? Prévenez-nous"),
        "file": _("Pour le dossier"),
        "reference": _("Référence"),
        "qr": _("Code QR de la référence"),
    }
