"""Up to five laptops of three organisations and a centre, that a random walk makes live for some weeks."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from cad.central.database import Database
from cad.domain.clock import Now
from cad.services import partners, residents, syncing
from cad.services.notebook import Notebook, open_with_key
from cad.sync.transport import NoNetwork
from tests.sync.losses import Dead, Direct, Lossy
from tests.sync.office import NOW, office

PEOPLE = (("Anne", "We Ker"), ("Bilal", "We Ker"), ("Carine", "CCAS"), ("Denis", "CCAS"), ("Emma", "CDAS"))
STATION = "centre.db"


@dataclass(frozen=True)
class Template:
    """Five laptops enrolled once, then copied for each walk."""

    folder: Path
    keys: tuple[bytes, ...]
    place: str
    organisations: tuple[str, ...]


@dataclass
class Station:
    """One laptop of a walk. `written` is every act it acknowledged: act → (record, what was written)."""

    book: Notebook
    name: str
    organisation: str
    written: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    ahead: timedelta = timedelta(0)


@dataclass
class World:
    """What a walk lives in."""

    database: Database
    place: str
    stations: list[Station]
    organisations: tuple[str, ...]
    luck: random.Random

    def client(self, chance: float = 0.0) -> Any:
        direct = Direct(self.database, NOW)
        return Lossy(direct, chance, self.luck) if chance else direct

    def sync(self, station: Station, *, chance: float = 0.0, whole: bool = False) -> Any:
        """One exchange; None when the network or the laptop failed on the way."""
        try:
            return syncing.sync(station.book, whole=whole, client=self.client(chance)).result
        except (NoNetwork, Dead):
            return None

    def restart(self, station: Station) -> None:
        folder, key = station.book.store.folder.path, station.book.store.key
        station.book.close()
        station.book = open_with_key(folder, key, clock(station))

    def settle(self) -> None:
        """Everyone exchanges twice, on a good network."""
        for _turn in range(2):
            for station in self.stations:
                assert self.sync(station) is not None


def clock(station: Station) -> Now:
    """The time as this laptop believes it is."""
    return lambda: NOW() + station.ahead


def make_template(folder: Path) -> Template:
    """A centre, its laptops, and one service of each organisation that everybody knows."""
    folder.mkdir()
    with office(Database(f"sqlite:///{folder / STATION}"), folder) as made:
        for name, organisation in PEOPLE:
            made.laptop(name, organisation)
        laptops = list(made.laptops.values())
        laptops[0].sync()
        for organisation in made.organisations.values():
            partners.add_service(laptops[0].book, organisation=organisation, name="Accueil")
        residents.create_resident(laptops[0].book, usage_name="Premier", first_name="Jean")
        for one in [*laptops, *laptops]:
            one.sync()
        keys = tuple(one.book.store.key for one in laptops)
        return Template(folder, keys, made.place, tuple(made.organisations.values()))


@contextmanager
def world(template: Template, folder: Path, seed: int) -> Iterator[World]:
    """A copy of the template, for one walk."""
    luck = random.Random(seed)
    shutil.copytree(template.folder, folder)
    stations: list[Station] = []
    database = Database(f"sqlite:///{folder / STATION}")
    try:
        for number in range(luck.choice((2, 3, 5))):
            name, organisation = PEOPLE[(0, 2, 1, 3, 4)[number]]
            book = open_with_key(
                folder / f"laptop-{(0, 2, 1, 3, 4)[number]}", template.keys[(0, 2, 1, 3, 4)[number]], NOW
            )
            stations.append(Station(book, name, organisation))
        yield World(database, template.place, stations, template.organisations, luck)
    finally:
        for station in stations:
            station.book.close()
        database.close()
        shutil.rmtree(folder)
