"""Reading what the authority offers as an employer: reserved places, who took them, training of its staff."""

from collections.abc import Sequence

from cad.domain.proposal import Proposal
from cad.domain.reserved_place import Placement, ReservedPlace
from cad.domain.training import TrainingAttendance, TrainingSession
from cad.store.connection import Connection
from cad.store.reads.residents import of_person
from cad.store.table import select


def places(connection: Connection) -> list[ReservedPlace]:
    """Every place, those still open first, the earliest to begin before."""
    return select(connection, ReservedPlace, "removed = 0 ORDER BY closed_on <> '', starts_on, pk")


def asked(connection: Connection) -> list[Proposal]:
    """Every proposal of a place to people this notebook holds."""
    return select(connection, Proposal, "reserved_place <> '' AND removed = 0 ORDER BY pk")


def placements(connection: Connection, place: str = "") -> list[Placement]:
    """Those of one place, or of all, the first to begin first."""
    where = "(? = '' OR reserved_place = ?) AND removed = 0 ORDER BY starts_on, pk"
    return select(connection, Placement, where, place, place)


def placements_of(connection: Connection, ids: Sequence[str]) -> list[Placement]:
    """Those of one person (all their identities)."""
    return of_person(connection, Placement, ids, "starts_on, pk")


def trainings(connection: Connection) -> list[TrainingSession]:
    """Every training, the latest first."""
    return select(connection, TrainingSession, "removed = 0 ORDER BY day DESC, pk DESC")


def attendances(connection: Connection, training: str = "") -> list[TrainingAttendance]:
    """Who came to one training, or to all, service by service."""
    where = "(? = '' OR training_session = ?) AND removed = 0 ORDER BY pk"
    return select(connection, TrainingAttendance, where, training, training)
