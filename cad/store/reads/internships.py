"""Reading internships: schools and their weeks, offers, the pupils this notebook holds."""

from collections.abc import Sequence

from cad.domain.internship import HOSTED, Internship, InternshipOffer, Pupil
from cad.domain.school import ObservationWeek, School
from cad.store.connection import Connection
from cad.store.reads.residents import of_person
from cad.store.table import select

_LIVE = "removed = 0 ORDER BY pk"
_HOSTED = ", ".join(f"'{state}'" for state in HOSTED)


def schools(connection: Connection) -> list[School]:
    """Every school."""
    return select(connection, School, _LIVE)


def weeks(connection: Connection, school: str = "") -> list[ObservationWeek]:
    """Every week of observation, or those of one school; the earliest first."""
    where = "(? = '' OR school = ?) AND removed = 0 ORDER BY starts_on, pk"
    return select(connection, ObservationWeek, where, school, school)


def offers(connection: Connection) -> list[InternshipOffer]:
    """What companies offer, those still open first."""
    return select(connection, InternshipOffer, "removed = 0 ORDER BY closed_on <> '', starts_on, pk")


def pupils(connection: Connection) -> list[Pupil]:
    """Every pupil this notebook holds."""
    return select(connection, Pupil, _LIVE)


def pupils_of(connection: Connection, ids: Sequence[str]) -> list[Pupil]:
    """A person’s, the latest school year first."""
    return of_person(connection, Pupil, ids, "year DESC, pk DESC")


def pupils_at(connection: Connection, school: str) -> int:
    """How many are at one school."""
    sql = "SELECT count(*) FROM pupil WHERE school = ? AND removed = 0"
    return int(connection.execute(sql, (school,)).fetchone()[0])


def internships(connection: Connection) -> list[Internship]:
    """Every internship of the pupils this notebook holds."""
    return select(connection, Internship, _LIVE)


def internships_of(connection: Connection, ids: Sequence[str]) -> list[Internship]:
    """Those of one person (all their identities), the latest first."""
    return of_person(connection, Internship, ids, "pk DESC")


def on_offer(connection: Connection, offer: str) -> list[Internship]:
    """Those of one offer, oldest first."""
    return select(connection, Internship, "offer = ? AND removed = 0 ORDER BY pk", offer)


def taken(connection: Connection) -> dict[str, int]:
    """Offer → how many of its places are taken by pupils this notebook holds."""
    rows = connection.execute(
        f"SELECT offer, count(*) FROM internship WHERE offer <> '' AND removed = 0 AND state IN ({_HOSTED}) "
        "GROUP BY offer"
    )
    return dict(rows.fetchall())


def any_unhosted(connection: Connection, first: str, last: str) -> bool:
    """Whether a pupil’s week begins in these days while nobody hosts them."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM observation_week w JOIN pupil p ON p.school = w.school "
        "WHERE w.removed = 0 AND w.starts_on BETWEEN ? AND ? AND p.removed = 0 AND NOT EXISTS "
        f"(SELECT 1 FROM internship i WHERE i.pupil = p.id AND i.removed = 0 AND i.state IN ({_HOSTED})))"
    )
    return bool(connection.execute(sql, (first, last)).fetchone()[0])
