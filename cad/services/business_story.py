"""What a person’s businesses tell in their timeline: stages, partners met, money, desks."""

from collections.abc import Iterator, Mapping, Sequence

from cad.domain.business import (
    ABANDONED,
    CONTACTS,
    MOVES,
    REGISTERED,
    Business,
    BusinessContact,
    BusinessMove,
)
from cad.domain.desk import DeskStay
from cad.domain.funding import KINDS, Funding
from cad.domain.money import show_amount
from cad.domain.organisation import Adviser, Organisation
from cad.domain.text import _
from cad.services.action import Reading
from cad.services.timeline import TimelineEntry
from cad.store.reads.residents import named, of_person

Names = Mapping[str, str]


def told(reading: Reading, ids: Sequence[str]) -> Iterator[TimelineEntry]:
    """Every entry about a person (all their identities); of projects withdrawn, none."""
    connection = reading.connection
    projects = {one.id: one for one in of_person(connection, Business, ids)}
    if not projects:
        return
    moves, contacts = of_person(connection, BusinessMove, ids), of_person(connection, BusinessContact, ids)
    fundings, stays = of_person(connection, Funding, ids), of_person(connection, DeskStay, ids)
    linked = {one.organisation for group in (contacts, fundings, stays) for one in group}
    advisers = {one.adviser for group in (moves, contacts, fundings, stays) for one in group}
    names = {i: one.name for i, one in named(connection, Organisation, linked).items()}
    names |= {i: one.name for i, one in named(connection, Adviser, advisers).items()}
    for move in moves:
        if move.business in projects:
            yield _move(move, projects[move.business], names)
    for contact in contacts:
        if contact.business in projects:
            yield _contact(contact, projects[contact.business], names)
    for funding in fundings:
        if funding.business in projects:
            yield from _funding(funding, projects[funding.business], names)
    for stay in stays:
        if stay.business in projects:
            yield from _stay(stay, projects[stay.business], names, reading.today)


def _move(one: BusinessMove, project: Business, names: Names) -> TimelineEntry:
    title = _("Projet «\u00a0{name}\u00a0»\u00a0: {stage}").format(
        name=project.title, stage=MOVES[one.stage].lower()
    )
    if one.stage == REGISTERED and project.company:
        title = _("Entreprise immatriculée\u00a0: {name}").format(name=project.company)
    if one.stage == ABANDONED:
        title = _("Projet «\u00a0{name}\u00a0» abandonné").format(name=project.title)
    return TimelineEntry(one.on, "business", _id(one), title, one.reason, names.get(one.adviser, ""))


def _contact(one: BusinessContact, project: Business, names: Names) -> TimelineEntry:
    title = " · ".join((CONTACTS[one.way], names.get(one.organisation, _("un partenaire"))))
    text = " · ".join(filter(None, (one.purpose, project.name)))
    return TimelineEntry(one.on, "business", _id(one), title, text, names.get(one.adviser, ""))


def _funding(one: Funding, project: Business, names: Names) -> Iterator[TimelineEntry]:
    funder, author = names.get(one.organisation, _("un financeur")), names.get(one.adviser, "")
    text = " · ".join((KINDS[one.way], project.name))
    asked = _("{amount} demandés · {funder}").format(amount=show_amount(one.asked), funder=funder)
    yield TimelineEntry(one.asked_on, "funding", _id(one), asked, text, author)
    if one.granted_on:
        granted = _("{amount} obtenus · {funder}").format(amount=show_amount(one.granted), funder=funder)
        yield TimelineEntry(one.granted_on, "funding", f"{_id(one)}+", granted, text, author)
    if one.refused_on:
        refused = _("Financement refusé · {funder}").format(funder=funder)
        said = " · ".join(filter(None, (text, one.reason)))
        yield TimelineEntry(one.refused_on, "funding", f"{_id(one)}-", refused, said, author)


def _stay(one: DeskStay, project: Business, names: Names, today: str) -> Iterator[TimelineEntry]:
    where = " · ".join(filter(None, (names.get(one.organisation, ""), one.desk)))
    text, author = project.name, names.get(one.adviser, "")
    begun, ended = _("Hébergement · {where}"), _("Fin d’hébergement · {where}")
    yield TimelineEntry(one.starts_on, "desk_stay", _id(one), begun.format(where=where), text, author)
    if one.ends_on and one.ends_on <= today:
        yield TimelineEntry(one.ends_on, "desk_stay", f"{_id(one)}-", ended.format(where=where), text, author)


def _id(one: BusinessMove | BusinessContact | Funding | DeskStay) -> str:
    """The project first: that is where one goes from there."""
    return f"{one.business}:{one.id}"
