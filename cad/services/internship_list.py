"""The pupils of a school year, those who have nothing first, and what each still waits for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cad.domain.dates import days_between
from cad.domain.internship import HOSTED, Internship, InternshipOffer, Pupil
from cad.domain.internship_life import agreement_missing, of_age, standing, unsigned
from cad.domain.names import display_name, fold
from cad.domain.organisation import Organisation
from cad.domain.resident import Resident
from cad.domain.school import ObservationWeek, School, school_year, week_of
from cad.services.action import Reading, query
from cad.store.reads import internships as reads
from cad.store.reads.partners import partners
from cad.store.reads.people import files, people
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule

WITHOUT, TO_SIGN, ALL = "without", "to_sign", "all"
SHOWN = (WITHOUT, TO_SIGN, ALL)


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil in a list. `internship` is the one that counts: who hosts them, else the latest proposed.
    `days` until their week begins, None when it is not said; `pressing`: nobody hosts them and it is near;
    `blocked`: why nothing may be proposed.
    """

    pupil: Pupil
    person: str
    name: str
    lead: str
    school: str
    week: ObservationWeek | None
    internship: Internship | None
    company: str
    missing: tuple[str, ...]
    blocked: str
    days: int | None
    pressing: bool

    @property
    def hosted(self) -> bool:
        """Whether somebody hosts them, or did."""
        return self.internship is not None and self.internship.state in HOSTED

    @property
    def shown_in(self) -> tuple[str, ...]:
        """The filters that keep it."""
        signs = self.hosted and bool(self.missing)
        return (ALL, *((TO_SIGN,) if signs else ()), *(() if self.hosted else (WITHOUT,)))


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer, whose it is, and how many of its places are left as far as this notebook knows."""

    offer: InternshipOffer
    company: str
    left: int


@dataclass(frozen=True, slots=True)
class InternshipList:
    """The pupils of one school year. `counts`: how many each filter keeps, whatever is typed; `years`: those
    one may look at, the latest first; `companies` and `schools`: what one chooses from.
    """

    year: int
    years: tuple[int, ...]
    rows: tuple[PupilRow, ...]
    counts: dict[str, int]
    schools: tuple[School, ...]
    weeks: tuple[ObservationWeek, ...]
    companies: tuple[tuple[str, str], ...]
    offers: tuple[OfferRow, ...]


@query
def internship_list(reading: Reading, show: str = ALL, text: str = "", year: int = 0) -> InternshipList:
    """Who has nothing comes first, the nearest week before; of the latest school year unless said."""
    connection = reading.connection
    every = reads.pupils(connection)
    years = tuple(sorted({one.year for one in every} | {school_year(reading.today)}, reverse=True))
    wanted = year or years[0]
    rows = pupil_rows(reading, [one for one in every if one.year == wanted])
    kept = [row for row in rows if show in row.shown_in and _has(row, text)]
    companies = {one.organisation.id: one.organisation.name for one in partners(connection)}
    return InternshipList(
        wanted,
        years,
        tuple(sorted(kept, key=_order)),
        {key: sum(key in row.shown_in for row in rows) for key in SHOWN},
        tuple(sorted(reads.schools(connection), key=lambda one: fold(one.name))),
        tuple(reads.weeks(connection)),
        tuple(companies.items()),
        tuple(_offers(reading, companies)),
    )


def _offers(reading: Reading, companies: Mapping[str, str]) -> Iterator[OfferRow]:
    held = reads.taken(reading.connection)
    for one in reads.offers(reading.connection):
        yield OfferRow(one, companies.get(one.company, ""), one.places - held.get(one.id, 0))


def pupil_rows(reading: Reading, pupils: Sequence[Pupil]) -> list[PupilRow]:
    """Where each stands today; a person merged from two files is one pupil, as was said last."""
    connection = reading.connection
    known = people(connection, (one.resident for one in pupils))
    held = files(connection, (one.id for one in known.values()))
    theirs: defaultdict[str, list[Internship]] = defaultdict(list)
    for each in reads.internships(connection):
        theirs[each.pupil].append(each)
    limits = [rule(connection, name, reading.today) for name in ("majority_age", "internship_warning_days")]
    schools = {one.id: one.name for one in reads.schools(connection)}
    names = _companies(reading, [one for some in theirs.values() for one in some])
    weeks = reads.weeks(connection)
    latest: dict[str, Pupil] = {}
    also: defaultdict[str, list[Internship]] = defaultdict(list)
    for one in pupils:
        if one.resident in known and not held[known[one.resident].id].removed:
            person = known[one.resident].id
            latest[person] = one
            also[person] += theirs[one.id]
    return [
        _row(
            one,
            held[person],
            schools.get(one.school, ""),
            week_of(weeks, one.school, one.year),
            also[person],
            names,
            reading.today,
            *limits,
        )
        for person, one in latest.items()
    ]


def _companies(reading: Reading, found: Sequence[Internship]) -> dict[str, str]:
    offices = named(reading.connection, Organisation, {one.company for one in found})
    return {one.id: offices[one.company].name if one.company in offices else one.found for one in found}


def _row(
    pupil: Pupil,
    who: Resident,
    school: str,
    week: ObservationWeek | None,
    theirs: Sequence[Internship],
    names: dict[str, str],
    today: str,
    majority: int,
    warned: int,
) -> PupilRow:
    """`majority` is an age, `warned` how many days before their week a pupil with nothing stands out."""
    adult = of_age(who.birth_date, today, majority)
    found = counting(theirs)
    one = standing(found, adult) if found else None
    hosted = one is not None and one.state in HOSTED
    days = days_between(today, week.starts_on) if week else None
    return PupilRow(
        pupil,
        who.id,
        display_name(who.usage_name, who.first_name, who.birth_name),
        who.lead_adviser,
        school,
        week,
        one,
        names.get(one.id, "") if one else "",
        unsigned(one, adult) if one and one.state in ("agreed", "signed") else (),
        agreement_missing(pupil, who.birth_date, today, majority),
        days,
        not hosted and days is not None and 0 <= days <= warned,
    )


def counting(theirs: Sequence[Internship]) -> Internship | None:
    """The internship that tells where a pupil stands: who hosts them, else the latest proposed."""
    live = [one for one in theirs if one.state != "broken"]
    return max(live, key=lambda one: (one.state in HOSTED, one.id), default=None)


def _order(row: PupilRow) -> tuple[bool, bool, bool, int, str]:
    """Who has nothing first, the nearest week before, those whose week is over last."""
    days = row.days if row.days is not None and row.days >= 0 else 10_000
    return row.hosted, not row.pressing, row.internship is not None, days, fold(row.name)


def _has(row: PupilRow, text: str) -> bool:
    words = fold(f"{row.name} {row.school} {row.company} {row.pupil.school_class}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


def without_internship(reading: Reading) -> list[PupilRow]:
    """The pupils that who reads leads, whom nobody hosts and whose week is near; the nearest first."""
    warned = rule(reading.connection, "internship_warning_days", reading.today)
    last = (date.fromisoformat(reading.today) + timedelta(days=warned)).isoformat()
    if not reads.any_unhosted(reading.connection, reading.today, last):
        return []
    year = school_year(reading.today)
    rows = pupil_rows(reading, [one for one in reads.pupils(reading.connection) if one.year == year])
    return sorted((row for row in rows if row.pressing and row.lead == reading.me), key=_order)
