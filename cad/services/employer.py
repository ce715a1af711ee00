"""The authority as an employer, as one reads it: its places and who was asked, its training sessions."""

from collections import Counter
from dataclasses import dataclass

from cad.domain.names import display_name, fold
from cad.domain.organisation import Organisation
from cad.domain.place_conditions import unmet
from cad.domain.proposal import OPEN, Proposal
from cad.domain.reserved_place import PLACE_KINDS, Placement, ReservedPlace
from cad.domain.training import SUBJECTS, TrainingAttendance, TrainingSession
from cad.services.action import Reading, query
from cad.store.reads import candidates, outcomes
from cad.store.reads import employer as reads
from cad.store.reads.partners import partners
from cad.store.reads.people import files, people
from cad.store.reads.residents import named
from cad.store.table import load


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the list: whose, how many were taken, how many have not answered."""

    place: ReservedPlace
    employer: str
    taken: int
    waiting: int

    @property
    def left(self) -> int:
        """Places that nobody has, as far as this notebook knows."""
        return self.place.places - self.taken


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A session, with who came: (organisation, attendance)."""

    session: TrainingSession
    came: tuple[tuple[str, TrainingAttendance], ...]

    @property
    def people(self) -> int:
        """How many in all."""
        return sum(one.people for _name, one in self.came)


@dataclass(frozen=True, slots=True)
class EmployerList:
    """`rows` are those that what is typed keeps; `open`: how many places wait for someone."""

    rows: tuple[PlaceRow, ...]
    trainings: tuple[TrainingRow, ...]
    open: int
    taken: int
    waiting: int
    organisations: tuple[tuple[str, str], ...]
    today: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone to whom a place was proposed: what they do not meet, the place they have, what followed."""

    proposal: Proposal
    person: str
    name: str
    unmet: tuple[str, ...]
    placement: Placement | None
    outcomes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One place, and who was asked."""

    row: PlaceRow
    asked: tuple[Asked, ...]


@query
def employer_list(reading: Reading, show: str = "", text: str = "") -> EmployerList:
    """The places (of one kind with `show`), the next to begin first; and the training sessions."""
    connection = reading.connection
    every = reads.places(connection)
    rows = _rows(reading, every)
    kept = [row for row in rows if show in ("", row.place.category) and _has(row, text)]
    offices = {one.organisation.id: one.organisation.name for one in partners(connection)}
    live = [row for row in rows if not row.place.closed_on]
    kept.sort(key=lambda row: (bool(row.place.closed_on), row.left <= 0))
    return EmployerList(
        tuple(kept),
        tuple(training_rows(reading)),
        sum(max(row.left, 0) for row in live),
        sum(row.taken for row in rows),
        sum(row.waiting for row in rows),
        tuple(offices.items()),
        reading.today,
    )


def _rows(reading: Reading, every: list[ReservedPlace]) -> list[PlaceRow]:
    names = named(reading.connection, Organisation, {one.employer for one in every})
    taken = Counter(one.reserved_place for one in reads.placements(reading.connection))
    waiting = Counter(one.reserved_place for one in reads.asked(reading.connection) if one.state in OPEN)
    return [
        PlaceRow(
            one, names[one.employer].name if one.employer in names else "", taken[one.id], waiting[one.id]
        )
        for one in every
    ]


def _has(row: PlaceRow, text: str) -> bool:
    place = row.place
    said = f"{place.title} {place.service} {row.employer} {PLACE_KINDS[place.category]} {place.place}"
    words = fold(said).split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


def training_rows(reading: Reading, text: str = "") -> list[TrainingRow]:
    """Every session, the latest first."""
    came = reads.attendances(reading.connection)
    names = named(reading.connection, Organisation, {one.organisation for one in came})
    said = {i: one.name for i, one in names.items()}
    return [
        TrainingRow(
            session,
            tuple(
                (said.get(one.organisation, ""), one)
                for one in came
                if one.training_session == session.id and one.people
            ),
        )
        for session in reads.trainings(reading.connection)
        if all(part in fold(f"{session.title} {SUBJECTS[session.subject]}") for part in fold(text).split())
    ]


@query
def place_page(reading: Reading, reserved_place: str) -> PlacePage:
    """One place: who was asked, what they answered, who has it."""
    connection = reading.connection
    place = load(connection, ReservedPlace, reserved_place)
    found = candidates.proposals(connection, "reserved_place", place.id)
    held = reads.placements(connection, place.id)
    after = outcomes.of_origins(connection, "placement", [one.id for one in held])
    known = people(connection, [*(one.resident for one in found), *(one.resident for one in held)])
    who = files(connection, (one.id for one in known.values()))
    theirs = {known[one.resident].id: one for one in held if one.resident in known}
    asked = []
    for one in found:
        if one.resident not in known:
            continue
        person = who[known[one.resident].id]
        placement = theirs.get(person.id)
        asked.append(
            Asked(
                one,
                person.id,
                display_name(person.usage_name, person.first_name, person.birth_name),
                unmet(place, person.birth_date, person.qpv, reading.today).all,
                placement,
                tuple((o.months, o.state) for o in after if placement and o.placement == placement.id),
            )
        )
    return PlacePage(_rows(reading, [place])[0], tuple(asked))
