"""The person passes to another lead adviser: proposed with a word, then accepted, declined or taken back.

Until it is accepted who led leads, so that nobody is ever left without anyone.
"""

from dataclasses import dataclass

from cad.domain.errors import Refused
from cad.domain.journey import TeamMember
from cad.domain.names import fold
from cad.domain.organisation import Adviser, Organisation
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.domain.transfer import Transfer
from cad.domain.transfer_life import check_answer, lead_after
from cad.services.action import Reading, action, query
from cad.services.consents import note_consent
from cad.services.inside import inside
from cad.services.journeys import add_member
from cad.services.people import person, required
from cad.store import drafts
from cad.store.reads.residents import identities, named, of_person, own_office, resident
from cad.store.reads.transfers import advisers
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class PossibleLead:
    """An adviser one may ask. `agreed`: the person agrees to their organisation reading the file."""

    id: str
    name: str
    organisation: str
    agreed: bool


@query
def possible_leads(reading: Reading, resident_id: str) -> list[PossibleLead]:
    """Whom one may ask to lead: the team first, then our colleagues, then the others, by name."""
    connection = reading.connection
    ids = identities(connection, resident_id)
    lead, ours = resident(connection, ids).lead_adviser, own_office(connection, reading.me)
    found = [one for one in advisers(connection) if one.id not in (reading.me, lead)]
    team = inside(connection, ids).members
    may = inside(connection, ids, asking=(one.id for one in found)).receivers
    names = named(connection, Organisation, {one.organisation for one in found})
    found.sort(key=lambda one: (one.id not in team, one.organisation != ours, fold(one.name)))
    return [
        PossibleLead(one.id, one.name, _short(names[one.organisation]), one.id in may)
        for one in found
        if one.organisation in names
    ]


def _short(office: Organisation) -> str:
    return office.acronym or office.name


@action(_("Proposer le relais"))
def propose_transfer(
    work: Work, resident: str, to_adviser: str, note: str, stays: bool = True, consent_how: str = ""
) -> Transfer:
    """Ask another adviser to lead, with what they need to know; `stays`: who leads now stays in the team.

    `consent_how`: the person has just agreed that the organisation of who is asked reads their file.
    """
    who, to = person(work, resident), work.get(Adviser, to_adviser)
    word = required(note, _("le mot de relais, pour que la personne qui le reçoit sache où l’on en est"))
    _may_ask(work, who, to)
    if not _may_read(work, who, to):
        _agree(work, who, to, consent_how)
    drafts.drop(work.connection, "transfer", who.id)
    return work.add(
        Transfer(
            resident=who.id,
            from_adviser=work.by,
            to_adviser=to.id,
            former=who.lead_adviser,
            note=word,
            stays=stays,
            proposed_on=work.today,
        )
    )


def _may_ask(work: Work, who: Resident, to: Adviser) -> None:
    """Raises `Refused` unless somebody asks somebody else, and once."""
    if not work.by:
        raise Refused(_("Dites d’abord qui vous êtes, dans les réglages\u00a0: un relais se signe."))
    if to.removed or to.id in (work.by, who.lead_adviser):
        raise Refused(_("Choisissez une autre personne\u00a0: celle-ci ne peut pas recevoir ce relais."))
    waiting = _open(work, who.id)
    if waiting:
        name = work.get(Adviser, waiting[0].to_adviser).name
        raise Refused(
            _(
                "Un relais est déjà proposé à {name}\u00a0: attendez sa réponse, "
                "ou annulez-le avant d’en proposer un autre."
            ).format(name=name)
        )


def _may_read(work: Work, who: Resident, to: Adviser) -> bool:
    """Whether `to` would receive the file as things stand, to decide."""
    ids = identities(work.connection, who.id)
    return to.id in inside(work.connection, ids, asking=(to.id,)).receivers


def _agree(work: Work, who: Resident, to: Adviser, how: str) -> None:
    """The person agrees that another organisation reads their file. Raises `Refused` when not asked."""
    if how and to.organisation:
        note_consent(work, who.id, to.organisation, "given", how, "team")
        return
    office = work.get(Organisation, to.organisation).name if to.organisation else to.name
    raise Refused(
        _(
            "{name} est d’une autre structure, qui lira la fiche pour décider. Demandez à la personne "
            "si elle est d’accord pour ce partage avec {organisation}, puis notez son accord\u00a0: "
            "le relais pourra alors être proposé."
        ).format(name=to.name, organisation=office)
    )


def _open(work: Work, resident: str) -> list[Transfer]:
    found = of_person(work.connection, Transfer, identities(work.connection, resident))
    return [one for one in found if one.state == "proposed"]


@action(_("Accepter le relais"))
def accept_transfer(work: Work, transfer: str, answer: str = "") -> Transfer:
    """From now on who accepts leads, and the person is accompanied by their organisation."""
    asked = _answered(work, transfer, "accepted", answer)
    _hand(work, asked)
    for other in _open(work, asked.resident):
        if other.id != asked.id:  # proposed on another laptop, which did not know
            _close(work, other, "cancelled", _("Un autre relais a été accepté."))
    return _close(work, asked, "accepted", answer)


@action(_("Décliner le relais"))
def decline_transfer(work: Work, transfer: str, answer: str) -> Transfer:
    """Who is asked cannot lead, and says why; nothing changes for the person."""
    return _close(work, _answered(work, transfer, "declined", answer), "declined", answer)


@action(_("Annuler le relais"))
def cancel_transfer(work: Work, transfer: str, answer: str = "") -> Transfer:
    """Who proposed it takes it back; nothing changes for the person."""
    asked = _answered(work, transfer, "cancelled", answer)
    return _close(work, asked, "cancelled", answer, told=asked.from_adviser == work.by)


@action(_("Marquer la réponse comme lue"))
def read_transfer_answer(work: Work, transfer: str) -> Transfer:
    """Who proposed it knows the answer: it is no longer recalled to them."""
    asked = work.get(Transfer, transfer)
    if asked.state == "proposed" or asked.from_adviser != work.by:
        raise Refused(_("Il n’y a pas de réponse à lire ici."))
    return work.change(asked, told=True)


def _answered(work: Work, transfer: str, state: str, word: str) -> Transfer:
    """The transfer, which may come to that state. Raises `Refused` otherwise."""
    asked = work.get(Transfer, transfer)
    person(work, asked.resident)
    check_answer(asked, state, work.by, word)
    return asked


def _close(work: Work, transfer: Transfer, state: str, word: str, *, told: bool = False) -> Transfer:
    """Written last: what lets one write the rest holds until then."""
    return work.change(transfer, state=state, answer=word.strip(), answered_on=work.today, told=told)


def _hand(work: Work, transfer: Transfer) -> None:
    """Who is asked leads; who led (who asks, when nobody did) stays or leaves, as was proposed."""
    who = person(work, transfer.resident)
    before = who.lead_adviser
    if before != transfer.to_adviser:
        _give(work, who, transfer.to_adviser)
        stays = transfer.stays or before != transfer.former
        _keep(work, who, before or transfer.from_adviser, stays=stays)


def _give(work: Work, who: Resident, lead: str) -> None:
    office = work.get(Adviser, lead).organisation
    work.change(who, lead_adviser=lead, organisation=office or who.organisation)


def _keep(work: Work, who: Resident, former: str, *, stays: bool) -> None:
    team = of_person(work.connection, TeamMember, identities(work.connection, who.id))
    already = [one for one in team if one.adviser == former and not one.until]
    if stays and not already:
        office = work.get(Adviser, former).organisation
        add_member(work, who.id, former, office, _("Référent·e auparavant"))
    for one in already if not stays else ():
        work.change(one, until=work.today)


def follow(work: Work, transfer: Transfer) -> None:
    """Two people said two things of one transfer; now that one of them is retained, the lead follows it."""
    who = person(work, transfer.resident)
    lead = lead_after(transfer, who.lead_adviser)
    if transfer.state == "accepted":
        _hand(work, transfer)
    elif lead and lead != who.lead_adviser:
        _give(work, who, lead)
