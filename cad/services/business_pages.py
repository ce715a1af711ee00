"""Reading businesses: the list by stage, and one with its moves, partners, money and desks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cad.domain.business import ABANDONED, Business, BusinessContact, BusinessMove, ordered, stage_of
from cad.domain.desk import DeskStay, clashing, too_old_from
from cad.domain.funding import Funding, Sum, total
from cad.domain.names import fold
from cad.domain.organisation import Organisation
from cad.domain.outcome import ORIGINS, Outcome
from cad.services.action import Reading, query
from cad.store.reads import businesses as reads
from cad.store.reads.outcomes import of_origin
from cad.store.reads.partners import partners
from cad.store.reads.people import people
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule
from cad.store.table import load

RUNNING = "running"
"""Every stage but the abandoned ones."""


@dataclass(frozen=True, slots=True)
class Hosted:
    """A stay: `ending` when it ends soon; `too_old`, the day since or from which the company is no longer
    young enough for the rule, when that day falls in the stay; `taken`: someone else is on that desk too.
    """

    stay: DeskStay
    centre: str
    ending: bool
    too_old: str
    taken: bool


@dataclass(frozen=True, slots=True)
class BusinessRow:
    """A project in the list: whose it is, its stage and since when, the stay that runs if there is one."""

    business: Business
    person: str
    name: str
    stage: str
    since: str
    money: Sum
    hosted: Hosted | None


@dataclass(frozen=True, slots=True)
class BusinessList:
    """`stages`: stage → how many projects stand there, of all; `organisations`: whom one may meet or ask."""

    rows: tuple[BusinessRow, ...]
    stages: Mapping[str, int]
    organisations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BusinessPage:
    """One project, since its beginning; `names`: organisation → name; contacts, latest first;
    `outcomes`: what became of it, so many months after it was registered; `asked`: after how many one asks.
    """

    business: Business
    person: str
    name: str
    stage: str
    moves: tuple[BusinessMove, ...]
    contacts: tuple[BusinessContact, ...]
    fundings: tuple[Funding, ...]
    money: Sum
    hosted: tuple[Hosted, ...]
    outcomes: tuple[Outcome, ...]
    names: Mapping[str, str]
    asked: tuple[int, ...]


@query
def business_list(reading: Reading, text: str = "", stage: str = "") -> BusinessList:
    """The projects at a stage ("running": all but the abandoned), the latest moved first; `text` begins words
    of the project, the company or the person.
    """
    rows = _rows(reading)
    kept = [row for row in rows if _at(row, stage) and _has(row, text)]
    return BusinessList(
        tuple(sorted(kept, key=lambda row: (row.since, row.business.id), reverse=True)),
        Counter(row.stage for row in rows),
        tuple((one.organisation.id, one.organisation.name) for one in partners(reading.connection)),
    )


def _rows(reading: Reading) -> list[BusinessRow]:
    connection = reading.connection
    found = reads.businesses(connection)
    known = people(connection, (one.resident for one in found))
    moves = _by_business(reads.moves(connection))
    money, hosted = _by_business(reads.fundings(connection)), _running_stays(reading)
    return [
        BusinessRow(
            one, known[one.resident].id, known[one.resident].name, stage_of(moves[one.id]),
            _since(moves[one.id]), total(money[one.id]), hosted.get(one.id),
        )
        for one in found
        if one.resident in known
    ]  # fmt: skip


@query
def business_page(reading: Reading, business: str) -> BusinessPage:
    """One project with all that hangs on it."""
    connection = reading.connection
    found = load(connection, Business, business)
    moves = reads.of_business(connection, BusinessMove, found.id)
    contacts = reads.of_business(connection, BusinessContact, found.id, '"on" DESC, pk DESC')
    fundings = reads.of_business(connection, Funding, found.id, "asked_on, pk")
    stays = reads.of_business(connection, DeskStay, found.id, "starts_on DESC, pk DESC")
    linked = {one.organisation for group in (contacts, fundings, stays) for one in group}
    names = {i: one.name for i, one in named(connection, Organisation, linked).items()}
    who = people(connection, [found.resident])[found.resident]
    return BusinessPage(
        found, who.id, who.name, stage_of(moves), tuple(ordered(moves)), tuple(contacts), tuple(fundings),
        total(fundings), tuple(_hosted(reading, stays, {found.id: found}, names)),
        tuple(of_origin(connection, "business", found.id)), names,
        tuple(rule(connection, name, reading.today) for name in ORIGINS["business"].rules),
    )  # fmt: skip


@query
def stays_ending(reading: Reading) -> list[BusinessRow]:
    """The stays in business centres that end soon, the soonest first."""
    return ending(reading)


def ending(reading: Reading) -> list[BusinessRow]:
    """See `stays_ending`; shared with the day."""
    soon = reads.stays_ending(reading.connection, reading.today, _soon(reading))
    wanted = {one.business: place for place, one in enumerate(soon)}
    rows = [row for row in _rows(reading) if row.business.id in wanted] if wanted else []
    return sorted(rows, key=lambda row: wanted[row.business.id])


def _by_business(records: Iterable[BusinessMove | Funding]) -> defaultdict[str, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for one in records:
        found[one.business].append(one)
    return found


def _since(moves: list[BusinessMove]) -> str:
    return ordered(moves)[-1].on if moves else ""


def _at(row: BusinessRow, stage: str) -> bool:
    return row.stage != ABANDONED if stage == RUNNING else stage in ("", row.stage)


def _has(row: BusinessRow, text: str) -> bool:
    words = fold(f"{row.business.title} {row.business.company} {row.name}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


def _running_stays(reading: Reading) -> dict[str, Hosted]:
    """Project → the stay that runs today, or the next one."""
    stays = [s for s in reads.stays(reading.connection) if not s.ends_on or s.ends_on >= reading.today]
    names = {one.organisation for one in stays}
    said = {i: one.name for i, one in named(reading.connection, Organisation, names).items()}
    of = named(reading.connection, Business, {one.business for one in stays})
    return {one.stay.business: one for one in reversed([*_hosted(reading, stays, of, said)])}


def _hosted(
    reading: Reading, stays: list[DeskStay], of: Mapping[str, Business], names: Mapping[str, str]
) -> Iterable[Hosted]:
    soon, everyone = _soon(reading), reads.stays(reading.connection) if stays else []
    for stay in stays:
        registered = of[stay.business].registered_on if stay.business in of else ""
        limit = too_old_from(registered, rule(reading.connection, "caq_months", stay.starts_on))
        yield Hosted(
            stay,
            names.get(stay.organisation, ""),
            bool(stay.ends_on) and stay.on(reading.today) and stay.ends_on <= soon,
            limit if limit and limit <= (stay.ends_on or reading.today) else "",
            bool(clashing(stay, everyone)),
        )


def _soon(reading: Reading) -> str:
    days = rule(reading.connection, "stay_warning_days", reading.today)
    return (date.fromisoformat(reading.today) + timedelta(days=days)).isoformat()
