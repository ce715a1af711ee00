"""The neutral documents that leave on paper, gathered from the record."""

from collections.abc import Sequence

from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.internship import HOSTED, Internship, Pupil
from cad.domain.internship_life import agreement_missing, of_age
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.referral import Consent, Referral
from cad.domain.resident import Resident
from cad.domain.school import School
from cad.domain.text import _
from cad.printing import appointment_slip
from cad.printing import internship_agreement as agreements
from cad.printing import letter as letters
from cad.printing import plan as plans
from cad.printing.templates import DEFAULT_LETTER
from cad.services.action import Reading
from cad.store.reads import consents, settings
from cad.store.reads import letters as reads
from cad.store.reads.letters import handed_on, template
from cad.store.reads.residents import identities
from cad.store.table import load

DONE_SHOWN = 5
"""Steps already done that a plan recalls: enough to see the way made, few enough for one page."""


def letter(reading: Reading, referral_id: str) -> letters.Letter:
    """See `letter_document`."""
    connection = reading.connection
    referral = load(connection, Referral, referral_id)
    people = identities(connection, referral.resident)
    if not (referral.from_adviser and referral.from_organisation):
        raise Refused(who_writes())
    ours = template(connection, referral.from_organisation, "letter")
    return letters.compose(
        referral=referral,
        resident=load(connection, Resident, people[0]),
        partner=load(connection, Organisation, referral.organisation),
        service=load(connection, Service, referral.service) if referral.service else None,
        adviser=load(connection, Adviser, referral.from_adviser),
        ours=load(connection, Organisation, referral.from_organisation),
        consent=_in_force(reading, referral, people),
        today=handed_on(connection, referral.id) or reading.today,
        template=ours.text if ours else DEFAULT_LETTER,
    )


def _in_force(reading: Reading, referral: Referral, people: Sequence[str]) -> Consent | None:
    """The consent the letter speaks of: the one it was handed over under, as long as it holds."""
    held = consents.latest(reading.connection, people, referral.organisation, "referral")
    if held and held.state == "given" and referral.consent:
        return load(reading.connection, Consent, referral.consent)
    return held


def plan(reading: Reading, resident: str) -> plans.Plan:
    """See `plan_document`."""
    connection, (adviser, ours) = reading.connection, us(reading)
    people = identities(connection, resident)
    return plans.compose(
        resident=load(connection, Resident, people[0]),
        journey=reads.journey(connection, people),
        needs=reads.current_needs(connection, people),
        steps=reads.steps(connection, people, DONE_SHOWN),
        meeting=reads.next_appointment(connection, people, reading.today),
        adviser=adviser,
        ours=ours,
        today=reading.today,
    )


def slip(reading: Reading, appointment: str) -> appointment_slip.AppointmentSlip:
    """See `appointment_slip_document`."""
    connection, (adviser, ours) = reading.connection, us(reading)
    found = load(connection, Appointment, appointment)
    service = load(connection, Service, found.service) if found.service else None
    referral = load(connection, Referral, found.referral) if found.referral else None
    return appointment_slip.compose(
        appointment=found,
        resident=load(connection, Resident, identities(connection, found.resident)[0]),
        adviser=adviser,
        ours=ours,
        today=reading.today,
        partner=load(connection, Organisation, service.organisation) if service else None,
        service=service,
        documents=referral.documents if referral else "",
        reference=referral.reference if referral else "",
    )


def internship_agreement(reading: Reading, internship: str) -> agreements.InternshipAgreement:
    """See `internship_agreement_document`."""
    connection, (_adviser, ours) = reading.connection, us(reading)
    found = load(connection, Internship, internship)
    pupil = load(connection, Pupil, found.pupil)
    who = load(connection, Resident, identities(connection, found.resident)[0])
    majority = settings.value(connection, "majority_age", reading.today)
    if why := agreement_missing(pupil, who.birth_date, reading.today, majority):
        raise Refused(why)
    if found.state not in HOSTED:
        raise Refused(_("L’entreprise n’a pas encore accepté\u00a0: notez d’abord son accord."))
    return agreements.compose(
        internship=found,
        pupil=pupil,
        resident=who,
        school=load(connection, School, pupil.school) if pupil.school else None,
        company=load(connection, Organisation, found.company) if found.company else None,
        ours=ours,
        adult=of_age(who.birth_date, reading.today, majority),
        today=reading.today,
    )


def us(reading: Reading) -> tuple[Adviser, Organisation]:
    mine = settings.me(reading.connection, reading.me)
    if not mine.adviser or not mine.organisation:
        raise Refused(who_writes())
    return mine.adviser, mine.organisation


def who_writes() -> str:
    """What to do when nobody said who writes: paper is always signed."""
    return _("Dites d’abord qui vous êtes et pour quelle structure, dans les réglages.")
