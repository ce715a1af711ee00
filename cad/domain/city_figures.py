"""Whom a project of the Cité de l’emploi reached, what it was given: each breakdown adds up to the whole."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cad.domain.city import ENDINGS, Participation, ProjectFunding
from cad.domain.figures import PLACES
from cad.domain.small_cells import Cell, Shown, shown


@dataclass(frozen=True, slots=True)
class Reached:
    """Each person once, whatever was entered twice or begun again. `years`: by the year they first came in;
    `places`: "in", "out" or "" for to be checked; `endings`: by what came of their latest part.
    """

    people: int
    years: Mapping[str, int]
    places: Mapping[str, int]
    endings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Masked:
    """The same as it may leave the notebook: None for what would be about too few people."""

    people: int | None
    years: Mapping[str, int | None]
    places: Mapping[str, int | None]
    endings: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Given:
    """Asked and granted, in cents, of a funder, a year, or all."""

    asked: int = 0
    granted: int = 0

    def __add__(self, other: "Given") -> "Given":
        return Given(self.asked + other.asked, self.granted + other.granted)


def reached(parts: Iterable[Participation], people: Mapping[str, str], lives: Mapping[str, str]) -> Reached:
    """`people`: identity → person, after merges; `lives`: person → where. Who is not known is not counted."""
    by_person: defaultdict[str, list[Participation]] = defaultdict(list)
    for one in parts:
        if one.resident in people:
            by_person[people[one.resident]].append(one)
    ordered = {
        who: sorted(found, key=lambda one: (one.starts_on, one.id)) for who, found in by_person.items()
    }
    return Reached(
        len(ordered),
        dict(sorted(Counter(found[0].starts_on[:4] for found in ordered.values()).items())),
        Counter(_place(lives.get(who, "")) for who in ordered),
        Counter(_ending(found) for found in ordered.values()),
    )


def _place(lives: str) -> str:
    return lives if lives in ("in", "out") else ""


def _ending(found: list[Participation]) -> str:
    """What came of the latest that ended, "" while one runs."""
    return "" if any(not one.ends_on and not one.outcome for one in found) else found[-1].outcome


def masked(found: Reached, years: Iterable[int], under: int) -> Masked:
    """No number about fewer than `under` people, nor what would give it away; "nobody" is a number too."""
    every = dict.fromkeys((*(str(year) for year in years), *found.years))
    by_year, places, endings = (
        _line(cells, keys, under)
        for cells, keys in ((found.years, every), (found.places, PLACES), (found.endings, ENDINGS))
    )
    return Masked(by_year.total, by_year.cells, places.cells, endings.cells)


def _line(cells: Mapping[str, int], keys: Iterable[str], under: int) -> Shown[str]:
    return shown({key: Cell(cells.get(key, 0), cells.get(key, 0)) for key in keys}, under)


def by_year(fundings: Iterable[ProjectFunding]) -> dict[str, Given]:
    """Year → what was asked and granted for it, earliest first."""
    return _sums((str(one.year), one) for one in fundings)


def total(fundings: Iterable[ProjectFunding]) -> Given:
    """Of all funders and years."""
    return sum((Given(one.asked, one.granted) for one in fundings), Given())


def _sums(keyed: Iterable[tuple[str, ProjectFunding]]) -> dict[str, Given]:
    sums: dict[str, Given] = {}
    for key, one in keyed:
        sums[key] = sums.get(key, Given()) + Given(one.asked, one.granted)
    return dict(sorted(sums.items()))
