"""A pupil’s internship: proposed, accepted, signed by each, done or broken off."""

from typing import Any

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.hours import read_hours
from cad.domain.internship import (
    HOSTED,
    INTERNSHIP_STATES,
    NEXT,
    SIGNATORIES,
    Internship,
    InternshipOffer,
    Pupil,
)
from cad.domain.internship_life import of_age, standing
from cad.domain.organisation import Organisation
from cad.domain.school import week_of
from cad.domain.text import _, n_
from cad.services import given
from cad.services.action import action
from cad.services.people import person
from cad.services.pupils import may_be_placed
from cad.store.reads import internships as reads
from cad.store.reads.residents import identities
from cad.store.reads.settings import value as rule
from cad.store.work import Work


@action(_("Proposer l’offre de stage"))
def propose_internship(work: Work, pupil: str, internship_offer: str) -> Internship:
    """An offer for a pupil, on the days of their school’s week unless said otherwise later."""
    who, offer = _free(work, pupil), work.get(InternshipOffer, internship_offer)
    if offer.closed_on:
        raise Refused(_("Cette offre est fermée\u00a0: rouvrez-la pour la proposer."))
    theirs = reads.internships_of(work.connection, identities(work.connection, who.resident))
    if any(one.offer == offer.id and one.state != "broken" for one in theirs):
        raise Refused(_("Cette offre lui est déjà proposée."))
    _room(work, offer)
    week = week_of(reads.weeks(work.connection, who.school), who.school, who.year)
    made = Internship(
        resident=person(work, who.resident).id,
        pupil=who.id,
        offer=offer.id,
        company=offer.company,
        place=", ".join(filter(None, (offer.neighbourhood, offer.city))),
        sector=offer.sector,
        starts_on=week.starts_on if week else offer.starts_on,
        ends_on=week.ends_on if week else offer.ends_on,
        adviser=work.by,
    )
    return work.add(made)


@action(_("Ajouter le stage trouvé par l’élève"))
def add_found_internship(
    work: Work,
    pupil: str,
    company: str = "",
    found: str = "",
    place: str = "",
    sector: str = "",
    starts_on: str = "",
    ends_on: str = "",
    hours: str = "",
    schedule: str = "",
    tutor: str = "",
) -> Internship:
    """A company that the pupil found and that accepts: one of the directory, or its name as said."""
    who = _free(work, pupil)
    if company:
        work.get(Organisation, company)
    elif not found.strip():
        raise Refused(_("Il manque\u00a0: l’entreprise, choisie dans la liste ou écrite."))
    week = week_of(reads.weeks(work.connection, who.school), who.school, who.year)
    made = Internship(
        resident=person(work, who.resident).id,
        pupil=who.id,
        company=company,
        found="" if company else found.strip(),
        state="agreed",
        agreed_on=work.today,
        adviser=work.by,
        **_said(
            place=place,
            sector=sector,
            starts_on=starts_on or (week.starts_on if week else ""),
            ends_on=ends_on or (week.ends_on if week else ""),
            hours=hours,
            schedule=schedule,
            tutor=tutor,
        ),
    )
    return work.add(made)


@action(_("Modifier le stage"))
def change_internship(
    work: Work,
    internship: str,
    place: str | None = None,
    sector: str | None = None,
    starts_on: str | None = None,
    ends_on: str | None = None,
    hours: str | None = None,
    schedule: str | None = None,
    tutor: str | None = None,
) -> Internship:
    """The days, the hours, the tutor. What was signed says other days no longer: each signs again."""
    current = work.get(Internship, internship)
    said = {
        "place": place, "sector": sector, "starts_on": starts_on, "ends_on": ends_on, "hours": hours,
        "schedule": schedule, "tutor": tutor,
    }  # fmt: skip
    values = _said(current, **{name: text for name, text in said.items() if text is not None})
    moved = {
        name
        for name in ("starts_on", "ends_on", "hours")
        if values.get(name, getattr(current, name)) != getattr(current, name)
    }
    if moved and current.state in ("agreed", "signed"):
        values |= dict.fromkeys(_signature_fields(), "")
        values["state"] = "agreed"
    return work.change(current, **values)


@action(_("Noter la suite du stage"))
def answer_internship(work: Work, internship: str, state: str, reason: str = "") -> Internship:
    """The company accepts, the internship is done, or nothing comes of it (and why)."""
    current = work.get(Internship, internship)
    if state not in NEXT.get(current.state, ()):
        raise Refused(
            _("De «\u00a0{before}\u00a0», on ne passe pas à «\u00a0{after}\u00a0».").format(
                before=INTERNSHIP_STATES[current.state], after=INTERNSHIP_STATES[state]
            )
        )
    values: dict[str, Any] = {"state": state, "reason": reason.strip()}
    if state in ("agreed", "proposed"):
        _free(work, current.pupil, but=current.id)
        if current.offer:
            _room(work, work.get(InternshipOffer, current.offer), but=current.id)
    if state == "agreed":
        values["agreed_on"] = work.today
    if state == "done" and current.starts_on > work.today:
        raise Refused(
            _("Ce stage commence le {day}\u00a0: il n’est pas encore fait.").format(
                day=show_date(current.starts_on)
            )
        )
    return work.change(current, **values)


@action(_("Noter la signature"))
def sign_internship(work: Work, internship: str, who: str, on: str = "") -> Internship:
    """One of the signatories has signed; with the last one, the agreement is signed."""
    current = work.get(Internship, internship)
    if who not in SIGNATORIES:
        raise Refused(_("«\u00a0{who}\u00a0» ne signe pas cette convention.").format(who=who[:40]))
    if current.state not in ("agreed", "signed"):
        raise Refused(_("On signe ce que l’entreprise a accepté\u00a0: notez d’abord son accord."))
    may_be_placed(work, work.get(Pupil, current.pupil))
    day = given.past_day(on, _("Signé le"), work.today)
    made = work.change(current, **{f"{who}_signed": day})
    return work.change(made, state=standing(made, _adult(work, made)).state)


@action(_("Retirer la signature"))
def unsign_internship(work: Work, internship: str, who: str) -> Internship:
    """It was noted by mistake."""
    current = work.get(Internship, internship)
    if who not in SIGNATORIES or current.state not in ("agreed", "signed"):
        raise Refused(_("Cette signature ne se retire plus."))
    made = work.change(current, **{f"{who}_signed": ""})
    return work.change(made, state=standing(made, _adult(work, made)).state)


@action(_("Retirer le stage"))
def remove_internship(work: Work, internship: str) -> Internship:
    """One entered by mistake; what was done or signed is broken off instead."""
    current = work.get(Internship, internship)
    if current.state in ("signed", "done"):
        raise Refused(_("Sa convention est signée\u00a0: notez plutôt qu’il est sans suite, et pourquoi."))
    return work.remove(current)


def _free(work: Work, pupil: str, but: str = "") -> Pupil:
    """A pupil who may be placed, and whom nobody hosts yet."""
    who = work.get(Pupil, pupil)
    may_be_placed(work, who)
    ids = identities(work.connection, who.resident)
    same = {one.id for one in reads.pupils_of(work.connection, ids) if one.year == who.year}
    for one in reads.internships_of(work.connection, ids):
        if one.pupil in same and one.state in HOSTED and one.id != but:
            raise Refused(
                _("Cet·te élève a déjà un stage ({state}). Notez d’abord qu’il est sans suite.").format(
                    state=INTERNSHIP_STATES[one.state].lower()
                )
            )
    return who


def _room(work: Work, offer: InternshipOffer, but: str = "") -> None:
    held = [one for one in reads.on_offer(work.connection, offer.id) if one.state in HOSTED and one.id != but]
    if len(held) >= offer.places:
        raise Refused(
            n_(
                "Sa place est prise\u00a0: demandez-en une à l’entreprise, ou proposez une autre offre.",
                "Ses {n} places sont prises\u00a0: demandez-en une à l’entreprise, ou changez d’offre.",
                offer.places,
            )
        )


def _adult(work: Work, one: Internship) -> bool:
    born = person(work, one.resident).birth_date
    return of_age(born, work.today, rule(work.connection, "majority_age", work.today))


def _said(current: Internship | None = None, **texts: str) -> dict[str, Any]:
    """What was typed of an internship, read; refused when its end comes before its beginning."""
    values: dict[str, Any] = {name: text.strip() for name, text in texts.items()}
    for name in ("starts_on", "ends_on"):
        if name in values:
            values[name] = given.day(values[name], _("Du") if name == "starts_on" else _("Au"))
    if "hours" in values:
        values["hours"] = read_hours(values["hours"]) if values["hours"] else 0
    start = values.get("starts_on", current.starts_on if current else "")
    end = values.get("ends_on", current.ends_on if current else "")
    if start and end and end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )
    return values


def _signature_fields() -> tuple[str, ...]:
    return tuple(f"{who}_signed" for who in SIGNATORIES)
