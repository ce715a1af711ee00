"""Where people live, for a map drawn on this laptop: worked out when asked, kept nowhere."""

from dataclasses import dataclass

from cad.domain.errors import Refused
from cad.domain.names import display_name
from cad.domain.outlines import Outline
from cad.domain.residence import by_address
from cad.domain.text import _
from cad.services.action import Reading, query
from cad.services.importing import Cancelled, Progress
from cad.services.locating import address_of, locator, meant_at, shown
from cad.services.reference import in_use
from cad.store.reads.locating import with_address


@dataclass(frozen=True, slots=True)
class Placed:
    """Someone and the door of their address. `state` and `answer`: what their file says of it, in or out of a
    priority neighbourhood; `proven` when that is by a proof and not by the address.
    """

    resident: str
    name: str
    lon: float
    lat: float
    address: str
    state: str
    answer: str
    proven: bool


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Someone whose address does not lead to a door, and why."""

    resident: str
    name: str
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class PeopleMap:
    """The outlines, the people by name, those who cannot be placed; `without`: how many have no address."""

    outlines: tuple[Outline, ...]
    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    without: int


@query
def people_map(
    reading: Reading, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> PeopleMap:
    """Everyone this notebook holds whose address is known. Raises `Refused` while nothing is imported."""
    connection = reading.connection
    locator(connection, reading.today)  # says what is not imported yet
    everyone, without = with_address(connection)
    placed: list[Placed] = []
    unplaced: list[Unplaced] = []
    for at, one in enumerate(everyone):
        if cancelled and cancelled():
            raise Refused(_("Carte interrompue."))
        if progress and not at % 20:
            progress(at, len(everyone))
        name, typed = display_name(one.usage_name, one.first_name, one.birth_name), address_of(one)
        doubt, door = meant_at(connection, typed)
        if door is None:
            unplaced.append(Unplaced(one.id, name, typed, doubt))
            continue
        proven = bool(one.qpv_source) and not by_address(one.qpv_source)
        answer = shown(one.qpv, one.neighbourhood)
        placed.append(Placed(one.id, name, door.lon, door.lat, door.label, one.qpv, answer, proven))
    return PeopleMap(in_use(connection), tuple(placed), tuple(unplaced), without)
