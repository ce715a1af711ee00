"""A resident’s business: begun, moved from stage to stage, registered, given up; partners met for it."""

from typing import Annotated, Any

from cad.domain.business import (
    ABANDONED,
    CONTACTS,
    RANK,
    REGISTERED,
    SAID_OF_BUSINESS,
    STAGES,
    Business,
    BusinessContact,
    BusinessMove,
    ordered,
    stage_before_abandon,
    stage_of,
)
from cad.domain.dates import show_date
from cad.domain.desk import DeskStay
from cad.domain.errors import Refused
from cad.domain.funding import Funding
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.people import person, required
from cad.store.reads.businesses import of_business
from cad.store.work import Work


@action(_("Ajouter le projet d’entreprise"))
def begin_business(
    work: Work, /, resident: str, on: str = "", **fields: Annotated[Any, SAID_OF_BUSINESS]
) -> Business:
    """A person has an idea, on a day: a project begins, at its emergence."""
    values = given.fields(fields, SAID_OF_BUSINESS)
    made = Business(resident=person(work, resident).id, adviser=work.by, **values)
    required(made.title, _("l’idée, en quelques mots"))
    since = given.past_day(on, _("Depuis le"), work.today)
    added = work.add(made)
    _move(work, added, "emergence", since, "")
    return added


@action(_("Modifier le projet d’entreprise"))
def change_business(work: Work, /, business: str, **fields: Annotated[Any, SAID_OF_BUSINESS]) -> Business:
    """Correct what is known of a project."""
    current, values = _business(work, business), given.fields(fields, SAID_OF_BUSINESS)
    if "title" in values:
        required(values["title"], _("l’idée, en quelques mots"))
    return work.change(current, **values)


@action(_("Retirer le projet d’entreprise"))
def remove_business(work: Work, business: str) -> Business:
    """A project entered by mistake; not once money was asked or a desk taken."""
    current = work.get(Business, business)
    kept = (of_business(work.connection, cls, current.id) for cls in (Funding, DeskStay))
    if any(kept):
        raise Refused(
            _("De l’argent ou un bureau y est noté\u00a0: abandonnez ce projet plutôt que de le retirer.")
        )
    return work.remove(current)


@action(_("Faire avancer le projet"))
def move_business(work: Work, business: str, stage: str, on: str = "", reason: str = "") -> BusinessMove:
    """A project reached a stage. To go back, say why; registration is noted with the company’s name."""
    current, moves = _business(work, business), _moves(work, business)
    if stage not in STAGES:
        known = ", ".join(STAGES)
        raise Refused(
            _("«\u00a0{stage}\u00a0» n’est pas une étape ({known}).").format(stage=stage, known=known)
        )
    _not_abandoned(moves)
    now = stage_of(moves)
    if stage == now:
        raise Refused(_("Le projet est déjà à l’étape «\u00a0{stage}\u00a0».").format(stage=STAGES[stage]))
    if RANK[stage] >= RANK[REGISTERED] and not current.registered_on:
        raise Refused(
            _("L’entreprise n’est pas immatriculée\u00a0: notez d’abord son nom et depuis quel jour.")
        )
    if RANK[stage] < RANK[now] and not reason.strip():
        raise Refused(_("Pour revenir en arrière, dites pourquoi\u00a0: l’histoire du projet le garde."))
    return _move(work, current, stage, _after(moves, on, work.today), reason)


@action(_("Noter l’immatriculation"))
def register_business(work: Work, business: str, company: str, registered_on: str = "") -> Business:
    """It is a company: its name, and since when. A project that was not as far goes to that stage."""
    current, moves = _business(work, business), _moves(work, business)
    _not_abandoned(moves)
    name = required(company, _("le nom de l’entreprise"))
    since = given.past_day(registered_on, _("Immatriculée le"), work.today)
    if RANK[stage_of(moves)] < RANK[REGISTERED]:
        noted = ordered(moves)[-1].on if moves else since  # it may have been a company before anyone knew
        _move(work, current, REGISTERED, max(since, noted), "")
    return work.change(current, company=name, registered_on=since)


@action(_("Abandonner le projet"))
def abandon_business(work: Work, business: str, reason: str, on: str = "") -> BusinessMove:
    """It will not be, or is no more, and why; what was done for it stays."""
    current, moves = _business(work, business), _moves(work, business)
    _not_abandoned(moves)
    why = required(reason, _("pourquoi le projet est abandonné"))
    return _move(work, current, ABANDONED, _after(moves, on, work.today), why)


@action(_("Reprendre le projet"))
def resume_business(work: Work, business: str, on: str = "", reason: str = "") -> BusinessMove:
    """An abandoned project goes on, from the stage it had reached."""
    current, moves = _business(work, business), _moves(work, business)
    if stage_of(moves) != ABANDONED:
        raise Refused(_("Ce projet n’est pas abandonné."))
    return _move(work, current, stage_before_abandon(moves), _after(moves, on, work.today), reason)


@action(_("Noter le partenaire rencontré"))
def meet_partner(
    work: Work, business: str, organisation: str, on: str = "", way: str = "meeting", purpose: str = ""
) -> BusinessContact:
    """A partner met for a project: which day, in what frame, what for."""
    current = _business(work, business)
    work.get(Organisation, required(organisation, _("la structure rencontrée")))
    if way not in CONTACTS:
        raise Refused(_("«\u00a0{way}\u00a0» n’est pas un cadre de rencontre connu.").format(way=way))
    return work.add(
        BusinessContact(
            resident=current.resident,
            business=current.id,
            organisation=organisation,
            way=way,
            on=given.past_day(on, _("Le"), work.today),
            purpose=purpose.strip(),
            adviser=work.by,
        )
    )


@action(_("Modifier la rencontre"))
def change_contact(
    work: Work,
    business_contact: str,
    on: str | None = None,
    way: str | None = None,
    purpose: str | None = None,
) -> BusinessContact:
    """Correct what was noted of a meeting."""
    said = {"on": on, "way": way, "purpose": purpose}
    values = {name: text.strip() for name, text in said.items() if text is not None}
    if "on" in values:
        values["on"] = given.past_day(values["on"], _("Le"), work.today)
    return work.change(work.get(BusinessContact, business_contact), **values)


@action(_("Retirer la rencontre"))
def remove_contact(work: Work, business_contact: str) -> BusinessContact:
    """A meeting noted by mistake."""
    return work.remove(work.get(BusinessContact, business_contact))


def _business(work: Work, business: str) -> Business:
    """One that was not withdrawn."""
    found = work.get(Business, business)
    if found.removed:
        raise Refused(_("Ce projet a été retiré. Annulez d’abord ce retrait."))
    return found


def _moves(work: Work, business: str) -> list[BusinessMove]:
    return of_business(work.connection, BusinessMove, business)


def _not_abandoned(moves: list[BusinessMove]) -> None:
    if stage_of(moves) == ABANDONED:
        raise Refused(
            _("Ce projet est abandonné depuis le {day}\u00a0: reprenez-le d’abord.").format(
                day=show_date(ordered(moves)[-1].on)
            )
        )


def _after(moves: list[BusinessMove], on: str, today: str) -> str:
    """A day that has come, not before the latest move: the history is read in its order."""
    day = given.past_day(on, _("Le"), today)
    latest = ordered(moves)[-1].on if moves else ""
    if day < latest:
        raise Refused(
            _("L’étape actuelle date du {latest}\u00a0: le {day} vient avant.").format(
                latest=show_date(latest), day=show_date(day)
            )
        )
    return day


def _move(work: Work, business: Business, stage: str, on: str, reason: str) -> BusinessMove:
    return work.add(
        BusinessMove(
            resident=business.resident,
            business=business.id,
            stage=stage,
            on=on,
            reason=reason.strip(),
            adviser=work.by,
        )
    )
