"""What the invented neighbourhood is made of: chance, dates around today, words, partners, advisers."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

from cad.domain.journey import Journey
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.record import Record
from cad.domain.text import RESOURCES

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@cache
def words(name: str) -> Any:
    """A file of ``resources/demo``."""
    return json.loads((RESOURCES / "demo" / f"{name}.json").read_text("utf-8"))


class Town:
    """Draws everything from one seed; records wait in `made` until they are written, kind by kind."""

    def __init__(self, seed: int, now: datetime) -> None:
        self.rng = Random(seed)
        self.now = now
        self.today = now.date()
        self.made: dict[type[Record], list[Record]] = defaultdict(list)
        self.contents: list[bytes] = []
        self._days: dict[int, str] = {}

    def add(self, kind: type[R], days_ago: float, /, **fields: Any) -> R:
        """A record written `days_ago`, with an identifier that sorts as if it had been made then."""
        at = self.now - timedelta(days=days_ago)
        record = kind(id=self._id(at), created_at=at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), **fields)
        self.made[kind].append(record)
        return record

    def keep(self, content: bytes) -> str:
        """The SHA-256 of a document’s bytes, which wait to be written too."""
        self.contents.append(content)
        return hashlib.sha256(content).hexdigest()

    def _id(self, at: datetime) -> str:
        """As `cad.domain.ids.new_id`, of that moment and drawn from the seed."""
        random = self.rng.getrandbits(74)
        high = (int(at.timestamp() * 1000) << 16) | 0x7000 | (random >> 62)
        return f"{high:016x}{(0b10 << 62) | (random & ((1 << 62) - 1)):016x}"

    def emptied(self) -> Iterator[list[Record]]:
        """What waits to be written, one kind at a time, oldest first.

        Journeys come last: how each one goes is then worked out once, from all that belongs to it.
        """
        for kind in sorted(self.made, key=lambda kind: kind is Journey):
            yield sorted(self.made[kind], key=lambda record: record.id)
        self.made.clear()

    def day(self, days_ago: int) -> str:
        """An ISO day; negative for the days to come."""
        if days_ago not in self._days:
            self._days[days_ago] = (self.today - timedelta(days=days_ago)).isoformat()
        return self._days[days_ago]

    def working_day(self, days_ago: int) -> int:
        """The same or an earlier day that is not a Sunday, but today whatever it is."""
        weekday = (self.today.toordinal() - days_ago - 1) % 7
        return days_ago + 1 if weekday == 6 and days_ago > 0 else days_ago

    def age(self, years: int) -> date:
        """A birth date of someone who is `years` old at least, and a few more at most."""
        return self.today - timedelta(days=round(years * 365.25) + self.rng.randrange(7 * 365))

    def chance(self, percent: float) -> bool:
        return self.rng.random() * 100 < percent

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self.rng.random() * len(options))]


class Partners:
    """The invented partners, their services by theme, and the advisers; `me` is who uses the notebook."""

    def __init__(self, town: Town, me: Adviser | None) -> None:
        self.town = town
        told = words("partners")
        self.ours = self._ours(told["ours"], me)
        self.organisations = [self._organisation(said) for said in told["organisations"]]
        self.by_theme: dict[str, list[Service]] = defaultdict(list)
        for organisation, said in zip(self.organisations, told["organisations"], strict=True):
            self._offer(organisation, said["services"])
        self.advisers = [self._adviser(said, me) for said in told["advisers"]]
        self.me = self.advisers[0]
        self.colleagues = [a for a in self.advisers if a.organisation == self.ours]
        self.places: dict[str, list[str]] = told["places"]

    def _ours(self, said: dict[str, Any], me: Adviser | None) -> str:
        if me and me.organisation:
            return me.organisation
        return self.town.add(Organisation, 800, ours=True, **said).id

    def _organisation(self, said: dict[str, Any]) -> Organisation:
        return self.town.add(Organisation, 800, **{k: v for k, v in said.items() if k != "services"})

    def _offer(self, organisation: Organisation, services: list[dict[str, Any]]) -> None:
        for said in services:
            themes = tuple(said["themes"])
            service = self.town.add(Service, 790, organisation=organisation.id, **{**said, "themes": themes})
            for theme in themes:
                self.by_theme[theme].append(service)

    def for_theme(self, theme: str) -> Service:
        """A service whose main theme this is, else one that covers it."""
        offered = self.by_theme[theme]
        return self.town.pick([s for s in offered if s.themes[0] == theme] or offered)

    def _adviser(self, said: dict[str, Any], me: Adviser | None) -> Adviser:
        """The first is who writes here: the one the notebook already knows, when there is one."""
        if me and said is words("partners")["advisers"][0]:
            return me
        number = said["organisation"]
        own = self.organisations[number - 1].id if number else self.ours
        return self.town.add(Adviser, 780, **{**said, "organisation": own})
