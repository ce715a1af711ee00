"""One pupil: the guardian’s word, the school’s week, the internships and what to look at, the offers."""

from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain.errors import Refused
from cad.domain.internship import Internship, Pupil
from cad.domain.internship_life import Held, Warned, of_age, standing, unsigned, warnings
from cad.domain.internship_match import Match, matches
from cad.domain.organisation import Organisation
from cad.domain.partial_date import show_age
from cad.domain.resident import Resident
from cad.domain.school import School
from cad.domain.text import _
from cad.services.action import Reading, query
from cad.services.internship_list import PupilRow, pupil_rows
from cad.services.schools import twice_said
from cad.store.connection import Connection
from cad.store.reads import internships as reads
from cad.store.reads.people import files
from cad.store.reads.residents import identities, named
from cad.store.reads.settings import rules
from cad.store.table import load


@dataclass(frozen=True, slots=True)
class Placed:
    """An internship of the pupil: the company, the signatures still missing, what to look at."""

    internship: Internship
    company: str
    missing: tuple[str, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that might fit, and whose it is."""

    match: Match
    company: str


@dataclass(frozen=True, slots=True)
class PupilPage:
    """`adult`: no guardian is asked any more; `doubt`: that two weeks were said for the same year."""

    row: PupilRow
    resident: Resident
    age: str
    adult: bool
    school: School | None
    internships: tuple[Placed, ...]
    offers: tuple[Offered, ...]
    doubt: str


@query
def pupil_page(reading: Reading, pupil: str) -> PupilPage:
    """Everything about one pupil’s search."""
    connection = reading.connection
    found = load(connection, Pupil, pupil)
    ids = identities(connection, found.resident)
    same = [one for one in reads.pupils_of(connection, ids) if one.year == found.year]  # latest first
    rows = pupil_rows(reading, same[::-1])
    if not rows:
        raise Refused(_("La fiche de cette personne a été retirée. Annulez d’abord ce retrait."))
    row, found = rows[0], rows[0].pupil
    who = files(connection, [row.person])[row.person]
    schools = {one.id: one for one in reads.schools(connection)}
    school = schools.get(found.school)
    held = {one.name: Held(one.value, one.source) for one in rules(connection, reading.today)}
    adult = of_age(who.birth_date, reading.today, held["majority_age"].value)
    theirs = [standing(one, adult) for one in of_pupils(connection, ids, same)]
    names = named(connection, Organisation, {one.company for one in theirs})
    placed = tuple(
        Placed(
            one,
            names[one.company].name if one.company in names else one.found,
            unsigned(one, adult) if one.state in ("agreed", "signed") else (),
            warnings(one, who.birth_date, row.week, held.__getitem__) if one.state != "broken" else (),
        )
        for one in theirs
    )
    return PupilPage(
        row,
        who,
        show_age(who.birth_date, reading.today),
        adult,
        school,
        placed,
        tuple(_offers(reading, row, school, who, theirs)) if not row.hosted else (),
        twice_said(reads.weeks(connection, found.school), found.school) if found.school else "",
    )


def of_pupils(connection: Connection, ids: Sequence[str], pupils: Sequence[Pupil]) -> list[Internship]:
    """The internships of a person that are those of one school year, said by one file or two."""
    known = {one.id for one in pupils}
    return [one for one in reads.internships_of(connection, ids) if one.pupil in known]


def _offers(
    reading: Reading, row: PupilRow, school: School | None, who: Resident, theirs: Sequence[Internship]
) -> list[Offered]:
    """Those that are open and were not proposed yet."""
    connection = reading.connection
    asked = {one.offer for one in theirs if one.state != "broken"}
    still = [one for one in reads.offers(connection) if not one.closed_on and one.id not in asked]
    names = named(connection, Organisation, {one.company for one in still})
    fitting = matches(row.pupil, school, who.city, row.week, still, reads.taken(connection))
    return [Offered(one, names[one.offer.company].name) for one in fitting if one.offer.company in names]
