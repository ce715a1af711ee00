"""The social clauses as one reads them: the lots and their figures, the page of a lot, who works there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain.clause_figures import MARK, Figures, Line, Mark, Month, after, figures, months
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.names import fold
from cad.domain.organisation import Organisation
from cad.domain.procurement import Lot, Opening, Procurement
from cad.domain.proposal import Proposal
from cad.domain.text import _
from cad.services.action import Reading, query
from cad.store.reads import clauses as reads
from cad.store.reads.candidates import proposals
from cad.store.reads.outcomes import of_origins
from cad.store.reads.partners import partners
from cad.store.reads.people import people
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule
from cad.store.table import load


@dataclass(frozen=True, slots=True)
class LotRow:
    """A lot in the list, with its line of figures."""

    lot: Lot
    procurement: str
    buyer: str
    company: str
    line: Line
    open: int


@dataclass(frozen=True, slots=True)
class ClauseFigures:
    """The figures of a year ("" for all) of the people this notebook holds. `names`: organisation → name;
    `objective`: the share of people living in a QPV to go beyond, in percent; `mark`: what 2018 reached;
    `after`: months after the end of a contract → situation → how many people.
    """

    year: str
    figures: Figures
    names: dict[str, str]
    objective: int
    mark: Mark
    rows: tuple[LotRow, ...]
    procurements: tuple[Procurement, ...]
    organisations: tuple[tuple[str, str], ...]
    after: dict[int, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Worker:
    """Someone’s contract on a lot, with the months that hold, earliest first."""

    insertion: Insertion
    person: str
    name: str
    employer: str
    months: tuple[Month, ...]
    history: tuple[WorkedHours, ...]

    @property
    def done(self) -> int:
        """Hundredths of hours that count."""
        return sum(one.counted for one in self.months)

    @property
    def beyond(self) -> int:
        """Those that do not."""
        return sum(one.beyond for one in self.months)


@dataclass(frozen=True, slots=True)
class Asked:
    """A position proposed to someone."""

    proposal: Proposal
    person: str
    name: str


@dataclass(frozen=True, slots=True)
class LotPage:
    """A lot, its contract, the positions, who works there (the latest first)."""

    lot: Lot
    procurement: Procurement
    buyer: str
    company: str
    line: Line
    openings: tuple[Opening, ...]
    workers: tuple[Worker, ...]
    asked: tuple[Asked, ...] = ()


@query
def clause_figures(reading: Reading, year: str = "", text: str = "") -> ClauseFigures:
    """Hours due, done and late, and who did them; `text` keeps the lots it names, not the figures."""
    connection = reading.connection
    lots, contracts = reads.lots(connection), reads.procurements(connection)
    of = {one.id: one for one in contracts}
    insertions = reads.insertions(connection)
    known = people(connection, (one.resident for one in insertions))
    made = figures(
        lots, {one.id: one.buyer for one in contracts}, insertions, reads.worked(connection),
        {identity: person.id for identity, person in known.items()}, reading.today, year,
    )  # fmt: skip
    offices = [one.organisation for one in partners(connection)]
    linked = {one.company for one in lots} | {one.buyer for one in contracts}
    names = {i: one.name for i, one in named(connection, Organisation, linked).items()}
    rows = [_row(reading, lot, of.get(lot.procurement), names, made.lots[lot.id]) for lot in lots]
    return ClauseFigures(
        year,
        made,
        names,
        rule(connection, "clause_qpv_percent", f"{year}-12-31" if year else reading.today),
        MARK,
        tuple(sorted((row for row in rows if _has(row, text)), key=lambda row: (-row.line.late, row.lot.id))),
        tuple(contracts),
        tuple((one.id, one.name) for one in offices),
        after(of_origins(connection, "insertion", [one.id for one in insertions]), year),
    )


def _row(
    reading: Reading, lot: Lot, contract: Procurement | None, names: dict[str, str], line: Line
) -> LotRow:
    waiting = [one for one in reads.openings(reading.connection, lot.id) if not one.closed_on]
    return LotRow(
        lot,
        contract.title if contract else _("Marché inconnu"),
        names.get(contract.buyer, "") if contract else "",
        names.get(lot.company, ""),
        line,
        sum(one.places for one in waiting),
    )


def _has(row: LotRow, text: str) -> bool:
    words = fold(f"{row.lot.title} {row.procurement} {row.buyer} {row.company}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


@query
def lot_page(reading: Reading, lot: str) -> LotPage:
    """One lot, since its beginning."""
    connection = reading.connection
    found = load(connection, Lot, lot)
    contract = load(connection, Procurement, found.procurement)
    insertions = reads.insertions_of_lot(connection, found.id)
    entries = reads.hours_of(connection, [one.id for one in insertions])
    worked = months({one.id: one for one in insertions}, entries)
    made = figures([found], {}, insertions, worked, {}, reading.today)
    names = named(
        connection, Organisation, {contract.buyer, found.company, *(i.employer for i in insertions)}
    )
    said = {i: one.name for i, one in names.items()}
    places = tuple(reads.openings(connection, found.id))
    return LotPage(
        found,
        contract,
        said.get(contract.buyer, ""),
        said.get(found.company, ""),
        made.lots[found.id],
        places,
        tuple(_workers(reading, insertions, worked, entries, said)),
        tuple(_asked(reading, places)),
    )


def _asked(reading: Reading, places: Sequence[Opening]) -> list[Asked]:
    found = [one for place in places for one in proposals(reading.connection, "opening", place.id)]
    known = people(reading.connection, (one.resident for one in found))
    return [
        Asked(one, known[one.resident].id, known[one.resident].name) for one in found if one.resident in known
    ]


def _workers(
    reading: Reading,
    insertions: list[Insertion],
    worked: list[Month],
    entries: list[WorkedHours],
    names: dict[str, str],
) -> list[Worker]:
    known = people(reading.connection, (one.resident for one in insertions))
    own: dict[str, list[Month]] = defaultdict(list)
    history: dict[str, list[WorkedHours]] = defaultdict(list)
    for month in worked:
        own[month.insertion].append(month)
    for entry in entries:
        history[entry.insertion].append(entry)
    return [
        Worker(
            one,
            known[one.resident].id,
            known[one.resident].name,
            names.get(one.employer, ""),
            tuple(own[one.id]),
            tuple(history[one.id]),
        )
        for one in insertions
        if one.resident in known
    ]
