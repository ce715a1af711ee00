"""Reading the projects of the Cité de l’emploi: who funds them, who takes part, where these people live."""

from collections.abc import Iterable, Sequence

from cad.domain.city import CityProject, Participation, ProjectFunding
from cad.domain.journey import Step
from cad.domain.resident import Resident
from cad.store.connection import Connection
from cad.store.reads.residents import named
from cad.store.table import select

_LIVE = "removed = 0 ORDER BY pk"


def projects(connection: Connection) -> list[CityProject]:
    """Every project."""
    return select(connection, CityProject, _LIVE)


def running(connection: Connection, today: str, also: Sequence[str] = ()) -> list[CityProject]:
    """Those that are not over, and these."""
    return [one for one in projects(connection) if not one.ends_on or one.ends_on >= today or one.id in also]


def fundings(connection: Connection) -> list[ProjectFunding]:
    """Every funder of every project, year by year."""
    return select(connection, ProjectFunding, "removed = 0 ORDER BY year, pk")


def fundings_of(connection: Connection, city_project: str) -> list[ProjectFunding]:
    """Those of one project."""
    return select(
        connection, ProjectFunding, "city_project = ? AND removed = 0 ORDER BY year, pk", city_project
    )


def participations(connection: Connection) -> list[Participation]:
    """Of everyone this notebook holds."""
    return select(connection, Participation, _LIVE)


def participations_in(connection: Connection, city_project: str) -> list[Participation]:
    """In one project, the latest to begin first."""
    return select(
        connection, Participation, "city_project = ? AND removed = 0 ORDER BY starts_on DESC, pk DESC",
        city_project,
    )  # fmt: skip


def steps_of(connection: Connection, city_project: str) -> list[Step]:
    """The steps of journeys that name a project, those to do first."""
    return select(
        connection,
        Step,
        "city_project = ? AND removed = 0 ORDER BY state <> 'to_do', due_on, pk",
        city_project,
    )


def lives(connection: Connection, people: Iterable[str]) -> dict[str, str]:
    """Person → where they live, of these."""
    return {i: one.qpv for i, one in named(connection, Resident, {*people}).items()}
