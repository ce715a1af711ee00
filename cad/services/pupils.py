"""Pupils who look for an internship: as little as it takes, and a guardian’s word before any proposal."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.internship import Pupil
from cad.domain.internship_life import agreement_missing
from cad.domain.school import School, school_year, show_year
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.people import person, required
from cad.store.reads import internships as reads
from cad.store.reads.residents import identities
from cad.store.reads.settings import value as rule
from cad.store.work import Work


@action(_("Ajouter l’élève"))
def add_pupil(
    work: Work,
    resident: str,
    school: str = "",
    school_class: str = "",
    wishes: tuple[str, ...] = (),
    travel: str = "",
    guardian: str = "",
    kin: str = "",
    agreed_on: str = "",
) -> Pupil:
    """A resident is a pupil this school year; the guardian’s agreement may come later, nothing is proposed
    before.
    """
    who, year = person(work, resident), school_year(work.today)
    known = reads.pupils_of(work.connection, identities(work.connection, who.id))
    if any(one.year == year for one in known):
        raise Refused(_("Cette personne est déjà parmi les élèves de {year}.").format(year=show_year(year)))
    agreed = given.past_day(agreed_on, _("Accord donné le"), work.today) if agreed_on.strip() else ""
    if agreed:
        required(guardian, _("qui a donné l’accord"))
    made = Pupil(
        resident=who.id,
        school=_school(work, school),
        school_class=school_class.strip(),
        year=year,
        wishes=_wishes(wishes),
        travel=travel,
        guardian=guardian.strip(),
        kin=kin,
        agreed_on=agreed,
        adviser=work.by,
    )
    return work.add(made)


@action(_("Modifier l’élève"))
def change_pupil(
    work: Work,
    pupil: str,
    school: str | None = None,
    school_class: str | None = None,
    wishes: tuple[str, ...] | None = None,
    travel: str | None = None,
) -> Pupil:
    """Correct the school, the class, the wishes, how far the pupil can go."""
    values: dict[str, Any] = {}
    if school is not None:
        values["school"] = _school(work, school)
    if school_class is not None:
        values["school_class"] = school_class.strip()
    if wishes is not None:
        values["wishes"] = _wishes(wishes)
    if travel is not None:
        values["travel"] = travel
    return work.change(work.get(Pupil, pupil), **values)


@action(_("Noter l’accord du ou de la responsable légal·e"))
def record_guardian_agreement(work: Work, pupil: str, guardian: str, kin: str = "", on: str = "") -> Pupil:
    """Who agrees that an internship be looked for, and on which day; it also ends an earlier withdrawal."""
    return work.change(
        work.get(Pupil, pupil),
        guardian=required(guardian, _("qui a donné l’accord")),
        kin=kin,
        agreed_on=given.past_day(on, _("Accord donné le"), work.today),
        withdrew_on="",
    )


@action(_("Noter le retrait de l’accord"))
def withdraw_guardian_agreement(work: Work, pupil: str, on: str = "") -> Pupil:
    """The guardian takes it back: from then on nothing more is proposed nor printed."""
    current = work.get(Pupil, pupil)
    if not current.agreed_on or current.withdrew_on:
        raise Refused(_("Aucun accord n’est en cours\u00a0: il n’y a rien à retirer."))
    return work.change(current, withdrew_on=given.past_day(on, _("Accord retiré le"), work.today))


@action(_("Retirer l’élève"))
def remove_pupil(work: Work, pupil: str) -> Pupil:
    """One entered by mistake; not while an internship is theirs."""
    current = work.get(Pupil, pupil)
    ids = identities(work.connection, current.resident)
    if any(one.pupil == current.id for one in reads.internships_of(work.connection, ids)):
        raise Refused(_("Un stage lui est lié\u00a0: retirez-le d’abord."))
    return work.remove(current)


def may_be_placed(work: Work, pupil: Pupil) -> None:
    """Raises `Refused`, with the reason, when a guardian’s agreement is asked and does not hold."""
    born = person(work, pupil.resident).birth_date
    majority = rule(work.connection, "majority_age", work.today)
    if why := agreement_missing(pupil, born, work.today, majority):
        raise Refused(why)


def _school(work: Work, school: str) -> str:
    return work.get(School, school).id if school else ""


def _wishes(wishes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(wishes) if one)
