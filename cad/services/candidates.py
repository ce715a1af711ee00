"""Who could take a position: those who look for work and are free, what they lack, what stands in the way.

Nothing is decided for anyone: who lacks a proof or meets an obstacle is still shown, after the others.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.insertion import Insertion
from cad.domain.names import display_name, fold
from cad.domain.procurement import Opening
from cad.domain.proposal import NEXT, PROPOSAL_STATES, Proposal
from cad.domain.resident import Document, Resident
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.action import Reading, action, query
from cad.services.people import person
from cad.services.visible import readable
from cad.store.reads import candidates as reads
from cad.store.reads import clauses
from cad.store.reads.people import people
from cad.store.reads.residents import identities, of_person
from cad.store.table import load
from cad.store.work import Work

WORK = "recruitment"
"""The theme of who looks for work."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who could take it: `missing` is what is to be gathered first, `blocks` what else they need."""

    person: str
    name: str
    inside: bool
    missing: tuple[str, ...]
    blocks: tuple[str, ...]


@query
def candidates(reading: Reading, opening: str) -> list[Candidate]:
    """Those who look for work, work on no lot today, and were not asked yet; the readiest first."""
    connection = reading.connection
    load(connection, Opening, opening)
    followed, needs = reads.followed(connection), _needs(reading)
    contracts = clauses.insertions(connection)
    asked = reads.proposals(connection, opening)
    running = [one.resident for one in contracts if _runs(one, reading.today)]
    known = people(connection, [*running, *(one.resident for one in asked)])
    busy = {known[one].id for one in running if one in known}
    told = {known[one.resident].id for one in asked if one.resident in known}
    found = [
        _candidate(reading, who, [theme for theme in needs[who.id] if theme != WORK])
        for who in followed.values()
        if WORK in needs[who.id] and who.id not in busy | told
    ]
    return sorted(found, key=lambda one: (len(one.missing) + len(one.blocks), not one.inside, fold(one.name)))


def _needs(reading: Reading) -> defaultdict[str, list[str]]:
    """Person → the themes that are a need today."""
    rows = reads.open_needs(reading.connection)
    known = people(reading.connection, [resident for resident, _theme in rows])
    needs: defaultdict[str, list[str]] = defaultdict(list)
    for resident, theme in rows:
        if resident in known:
            needs[known[resident].id].append(theme)
    return needs


def _runs(one: Insertion, today: str) -> bool:
    return one.starts_on <= today and (not one.ends_on or one.ends_on >= today)


def _candidate(reading: Reading, who: Resident, needs: Sequence[str]) -> Candidate:
    ids = identities(reading.connection, who.id)
    return Candidate(
        who.id,
        display_name(who.usage_name, who.first_name, who.birth_name),
        who.qpv == "in",
        tuple(_missing(reading, who, ids)),
        tuple(BY_KEY[theme].short for theme in BY_KEY if theme in needs),
    )


def _missing(reading: Reading, who: Resident, ids: Sequence[str]) -> list[str]:
    """Residence, proofs in date, months that still count."""
    today, lacks = reading.today, []
    if not who.qpv:
        lacks.append(_("résidence en QPV à vérifier"))
    held = readable(reading, of_person(reading.connection, Document, ids), ids)
    ends = [one.expires_on for one in held]
    if not any(not end or end >= today for end in ends):
        lacks.append(_("justificatif expiré") if ends else _("aucun justificatif"))
    periods = [one.counts_until for one in clauses.insertions_of(reading.connection, ids)]
    if periods and (until := max(periods)) <= today:
        lacks.append(_("période de comptage finie le {day}").format(day=show_date(until)))
    return lacks


@action(_("Proposer le poste"))
def propose_position(work: Work, opening: str, residents: tuple[str, ...]) -> list[Proposal]:
    """Propose a position to several people at once; each answer is followed apart."""
    place = work.get(Opening, opening)
    if place.closed_on:
        raise Refused(_("Ce poste est fermé\u00a0: rouvrez-le pour le proposer."))
    if not residents:
        raise Refused(_("Choisissez à qui le proposer."))
    who = [person(work, one) for one in dict.fromkeys(residents)]
    asked = {one.resident for one in reads.proposals(work.connection, place.id)}
    for one in who:
        if asked & {*identities(work.connection, one.id)}:
            raise Refused(
                _("Ce poste a déjà été proposé à {name}.").format(
                    name=display_name(one.usage_name, one.first_name, one.birth_name)
                )
            )
    return work.add_all(
        [Proposal(resident=one.id, opening=place.id, on=work.today, adviser=work.by) for one in who]
    )


@action(_("Noter la réponse au poste"))
def answer_proposal(work: Work, proposal: str, state: str, reason: str = "") -> Proposal:
    """What the person, or the company, answered."""
    current = work.get(Proposal, proposal)
    if state not in NEXT.get(current.state, PROPOSAL_STATES):
        raise Refused(
            _("De «\u00a0{before}\u00a0», on ne passe pas à «\u00a0{after}\u00a0».").format(
                before=PROPOSAL_STATES[current.state], after=PROPOSAL_STATES[state]
            )
        )
    return work.change(current, state=state, on=work.today, reason=reason.strip())
