"""What stands in an agenda: who meets whom, when and where; what happens at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

USUAL = 30
"""Minutes an appointment is drawn with while nobody said how long it lasts."""
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """Something at a time. `kind` and `id` are its record’s; `title`: who comes, or what it is; `person`: the
    file behind, "" for none; `host`: who receives, `hosts` as compared (an adviser’s id, or a folded name, ""
    when a partner does); `about`: what for; `minutes` 0 while not said; `together`: somebody who receives
    here receives elsewhere at the same time.
    """

    kind: str
    id: str
    at: str
    minutes: int
    title: str
    person: str = ""
    host: str = ""
    hosts: tuple[str, ...] = ()
    place: str = ""
    about: str = ""
    state: str = "planned"
    together: bool = False

    @property
    def key(self) -> str:
        """Its own among all those of a week."""
        return f"{self.kind}:{self.id}"

    @property
    def begins(self) -> int:
        """Minutes since midnight."""
        return int(self.at[11:13]) * 60 + int(self.at[14:16])

    @property
    def ends(self) -> int:
        """Minutes since midnight, at the end of its day at most."""
        return min(self.begins + (self.minutes or USUAL), _DAY)


def week_days(day: str) -> tuple[str, ...]:
    """The seven days of the week a day is in, from Monday."""
    held = date.fromisoformat(day)
    monday = held - timedelta(days=held.weekday())
    return tuple((monday + timedelta(days=after)).isoformat() for after in range(7))


def received_twice(slots: Iterable[Slot]) -> frozenset[str]:
    """The keys of those where somebody receives at two places at once; what is cancelled holds nobody."""
    twice: set[str] = set()
    open_now: dict[tuple[str, str], Slot] = {}
    for one in sorted((s for s in slots if s.state in ("planned", "came")), key=lambda s: (s.at, s.key)):
        for host in one.hosts:
            before = open_now.get((one.at[:10], host))
            if before and before.ends > one.begins:
                twice |= {before.key, one.key}
            if not before or one.ends >= before.ends:
                open_now[one.at[:10], host] = one
    return frozenset(twice)


def at_once(a: Slot, b: Slot) -> bool:
    """Whether they overlap, on one day."""
    return a.begins < b.ends and b.begins < a.ends


def frames(slots: Sequence[Slot]) -> dict[str, int]:
    """Of one day: what the team holds while people are also received one by one (a drop-in, a forum), by its
    key → its rank among those at once. They stand behind the appointments rather than squeeze them.
    """
    inside = [one for one in slots if one.kind == "appointment"]
    held = [one for one in slots if one.kind != "appointment" and any(at_once(one, a) for a in inside)]
    return {key: lane for key, (lane, _lanes) in side_by_side(held).items()}


def side_by_side(slots: Sequence[Slot]) -> dict[str, tuple[int, int]]:
    """Of one day: key → its column and how many there are, so that nothing hides behind anything."""
    placed: dict[str, tuple[int, int]] = {}
    bunch: list[list[Slot]] = []
    until = 0

    def settle() -> None:
        for number, lane in enumerate(bunch):
            placed.update({one.key: (number, len(bunch)) for one in lane})
        bunch.clear()

    for one in sorted(slots, key=lambda s: (s.begins, -s.ends, s.key)):
        if one.begins >= until:
            settle()
        lane = next((lane for lane in bunch if lane[-1].ends <= one.begins), None)
        if lane is None:
            bunch.append([one])
        else:
            lane.append(one)
        until = max(until, one.ends)
    settle()
    return placed
