"""Offers of companies as one reads them: the list, the page of one, what each channel yields."""

from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain.names import fold
from cad.domain.offer import CHANNELS, Offer
from cad.domain.organisation import Organisation
from cad.services.action import Reading, query
from cad.services.clauses import Asked
from cad.store.reads import offers as reads
from cad.store.reads.candidates import proposals
from cad.store.reads.partners import partners
from cad.store.reads.people import people
from cad.store.reads.residents import named
from cad.store.table import load


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer in the list: to how many it was proposed, how many wait for an answer, and took it."""

    offer: Offer
    company: str
    proposed: int
    waiting: int
    taken: int

    @property
    def left(self) -> int:
        """Places that nobody took."""
        return max(self.offer.places - self.taken, 0)


@dataclass(frozen=True, slots=True)
class Yield:
    """What one channel gave: offers made known by it, people they were proposed to, people taken."""

    channel: str
    offers: int
    proposed: int
    taken: int


@dataclass(frozen=True, slots=True)
class OfferList:
    """Those that words keep; `yields` of every offer, the channels that give most first."""

    rows: tuple[OfferRow, ...]
    total: int
    yields: tuple[Yield, ...]
    organisations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One offer, and to whom it was proposed."""

    row: OfferRow
    asked: tuple[Asked, ...]


@query
def offer_list(reading: Reading, text: str = "", state: str = "") -> OfferList:
    """Every offer; `state` is "open", "closed" or "" for all."""
    connection = reading.connection
    found, proposed = reads.offers(connection), reads.proposed(connection)
    names = named(connection, Organisation, {one.company for one in found})
    rows = [_row(one, names, proposed.get(one.id, {})) for one in found]
    kept = tuple(row for row in rows if _has(row, text) and _in(row.offer, state))
    offices = tuple((one.organisation.id, one.organisation.name) for one in partners(connection))
    return OfferList(kept, len(rows), tuple(_yields(rows)), offices)


def _row(offer: Offer, names: dict[str, Organisation], states: dict[str, int]) -> OfferRow:
    company = names[offer.company].name if offer.company in names else ""
    waiting = states.get("proposed", 0) + states.get("willing", 0)
    return OfferRow(offer, company, sum(states.values()), waiting, states.get("taken", 0))


def _has(row: OfferRow, text: str) -> bool:
    words = fold(f"{row.offer.title} {row.company} {row.offer.place}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


def _in(offer: Offer, state: str) -> bool:
    return not state or (state == "closed") == bool(offer.closed_on)


def _yields(rows: Sequence[OfferRow]) -> list[Yield]:
    """An offer made known by several channels counts for each."""
    made = []
    for channel in CHANNELS:
        by = [row for row in rows if channel in row.offer.channels]
        if by:
            made.append(Yield(channel, len(by), sum(r.proposed for r in by), sum(r.taken for r in by)))
    return sorted(made, key=lambda one: (-one.taken, -one.proposed, -one.offers))


@query
def offer_page(reading: Reading, offer: str) -> OfferPage:
    """One offer."""
    connection = reading.connection
    found = load(connection, Offer, offer)
    asked = proposals(connection, "offer", found.id)
    known = people(connection, (one.resident for one in asked))
    states: dict[str, int] = {}
    for one in asked:
        states[one.state] = states.get(one.state, 0) + 1
    return OfferPage(
        _row(found, named(connection, Organisation, {found.company}), states),
        tuple(
            Asked(one, known[one.resident].id, known[one.resident].name)
            for one in asked
            if one.resident in known
        ),
    )
