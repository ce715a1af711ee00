"""Who could take what is offered: those who look for work and are free, what they lack, what is in the way.

Nothing is decided for anyone: who lacks a proof or meets an obstacle is still shown, after the others.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cad.domain.dates import show_date
from cad.domain.offer import Offer
from cad.domain.procurement import Opening
from cad.domain.text import _
from cad.domain.themes import THEMES
from cad.domain.workplace import FITS, NOT, UNKNOWN, Fit, Workplace, free_then, gets_there
from cad.services.action import Reading, query
from cad.store.reads import candidates as reads
from cad.store.reads.candidates import WORK, Looking
from cad.store.reads.people import people
from cad.store.table import load

ENOUGH = 15
"""People one weighs up in a glance; the others are less ready."""
_OTHERS = [theme for theme in THEMES if theme.key != WORK]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who could take it: `missing` is what is to be gathered first, `blocks` what else they need;
    `hours` and `travel`: whether they are free then, and can get there; `against`: conditions not met.
    """

    person: str
    name: str
    inside: bool
    missing: tuple[str, ...]
    blocks: tuple[str, ...]
    hours: Fit
    travel: Fit
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """How many in all, and the `first` of them, the readiest first."""

    count: int
    first: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is offered: when, how one gets there; who was `told` already (any identity); `lacks` says what a
    person has to gather first; `busy`: who works is not free; `against`: conditions one does not meet.
    """

    hours: str = ""
    means: tuple[str, ...] = ()
    minutes: int = 0
    told: tuple[str, ...] = ()
    lacks: Callable[[Looking], Sequence[str]] = lambda _who: ()
    busy: bool = True
    against: Callable[[Looking], Sequence[str]] = lambda _who: ()


@query
def candidates(reading: Reading, opening: str) -> Candidates:
    """For a position of a lot: who works on no lot today, and was not asked yet."""
    place = load(reading.connection, Opening, opening)
    return search(reading, of_place(reading, "opening", place, lambda who: _clause(who, reading.today)))


@query
def offer_candidates(reading: Reading, offer: str) -> Candidates:
    """For an offer of a company."""
    return search(reading, of_place(reading, "offer", load(reading.connection, Offer, offer)))


def of_place(
    reading: Reading,
    what: str,
    place: Workplace,
    lacks: Callable[[Looking], Sequence[str]] = lambda _who: (),
) -> Wanted:
    """What a position or an offer asks; `what` is the link of proposals to it."""
    told = tuple(one.resident for one in reads.proposals(reading.connection, what, place.id))
    return Wanted(place.hours, place.means, place.minutes, told, lacks)


def search(reading: Reading, wanted: Wanted, limit: int = ENOUGH) -> Candidates:
    """Everyone who looks for work and could take it; names are only read of the first."""
    found = reads.looking(reading.connection, reading.today, reading.me)
    told = {found.survivor.get(one, one) for one in wanted.told}
    free = [
        who for who in found.people.values() if who.person not in told and not (wanted.busy and who.working)
    ]
    best = heapq.nsmallest(limit, (_ranked(wanted, who) for who in free))
    names = people(reading.connection, (one[-1] for one in best))
    return Candidates(
        len(free),
        tuple(_candidate(wanted, found.people[one[-1]], names[one[-1]].name) for one in best),
    )


def _ranked(wanted: Wanted, who: Looking) -> tuple[int, int, int, bool, str, str]:
    """What does not suit, what is to be done, what suits, who lives in a QPV; the identifier last."""
    hours, travel = _fits(wanted, who)
    unfit = (hours.answer == NOT) + (travel.answer == NOT) + len(wanted.against(who))
    suits = (hours.answer == FITS) + (travel.answer == FITS)
    to_ask = sum(bool(fit.why) for fit in (hours, travel) if fit.answer == UNKNOWN)
    to_do = len(wanted.lacks(who)) + len(_blocks(who.themes, hours, travel)) + to_ask
    return unfit, to_do, -suits, who.qpv != "in", who.sort_key, who.person


def _fits(wanted: Wanted, who: Looking) -> tuple[Fit, Fit]:
    return (
        free_then(wanted.hours, who.hours),
        gets_there(wanted.means, wanted.minutes, who.means, who.minutes),
    )


@lru_cache(maxsize=4096)
def _blocks(themes: frozenset[str], hours: Fit, travel: Fit) -> tuple[str, ...]:
    """What else they need, in short; what is known to suit is no obstacle."""
    lifted = {"childcare"} if hours.answer == FITS else set()
    lifted |= {"mobility"} if travel.answer == FITS else set()
    return tuple(theme.short for theme in _OTHERS if theme.key in themes - lifted)


def _candidate(wanted: Wanted, who: Looking, name: str) -> Candidate:
    hours, travel = _fits(wanted, who)
    blocks = _blocks(who.themes, hours, travel)
    missing, against = tuple(wanted.lacks(who)), tuple(wanted.against(who))
    return Candidate(who.person, name, who.qpv == "in", missing, blocks, hours, travel, against)


def _clause(who: Looking, today: str) -> list[str]:
    """For a position of a lot: residence, proofs in date, months that still count."""
    lacks = []
    if not who.qpv:
        lacks.append(_("résidence en QPV à vérifier"))
    if not who.proof:
        lacks.append(_("aucun justificatif") if who.proof is None else _("justificatif expiré"))
    if who.counts_until and who.counts_until <= today:
        lacks.append(_("période de comptage finie le {day}").format(day=show_date(who.counts_until)))
    return lacks
