"""Reading partners: organisations, what they offer, and what was entrusted to them."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from cad.domain.names import fold
from cad.domain.organisation import Organisation, Service
from cad.store.connection import Connection
from cad.store.reads.referrals import LATE
from cad.store.table import select


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation with its services, in alphabetical order."""

    organisation: Organisation
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class FoundService:
    """A service one may refer to, with whose it is."""

    service: Service
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class Entrusted:
    """The referrals made to a partner: all that live, those handed over by how the seam is, in how many days.

    `days` is the median from hand-over to the person being on the other side, -1 before any.
    """

    total: int
    open: int
    closed: int
    broken: int
    days: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many people wait at a partner: `open` seams, and answers that are `late`."""

    open: int
    late: int


def partners(connection: Connection, text: str = "", *, archived: bool = False) -> list[Partner]:
    """The organisations, or those of which every word typed begins a word."""
    offered = _offered(connection)
    found = [
        Partner(organisation, tuple(offered[organisation.id]))
        for organisation in select(connection, Organisation, "removed = ?", int(archived))
    ]
    kept = [p for p in found if _matches(text, [_words(p.organisation), *(s.name for s in p.services)])]
    return sorted(kept, key=lambda p: (not p.organisation.ours, fold(p.organisation.name)))


def services(connection: Connection, text: str, theme: str, limit: int) -> list[FoundService]:
    """Services of live organisations by words and theme, in alphabetical order of organisations."""
    owners = {o.id: o for o in select(connection, Organisation)}
    found = [
        FoundService(s, owners[s.organisation])
        for s in select(connection, Service)
        if s.organisation in owners and (not theme or theme in s.themes)
    ]
    kept = [f for f in found if _matches(text, [_words(f.organisation), f.service.name])]
    return sorted(kept, key=lambda f: (fold(f.organisation.name), fold(f.service.name)))[:limit]


def _offered(connection: Connection) -> defaultdict[str, list[Service]]:
    offered: defaultdict[str, list[Service]] = defaultdict(list)
    for service in sorted(select(connection, Service), key=lambda s: fold(s.name)):
        offered[service.organisation].append(service)
    return offered


def _words(organisation: Organisation) -> str:
    return f"{organisation.name} {organisation.acronym} {organisation.category} {organisation.city}"


def _matches(text: str, texts: list[str]) -> bool:
    words = fold(" ".join(texts)).split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


def same_name(connection: Connection, name: str, but: str = "") -> Organisation | None:
    """A live organisation of that name, whatever the capitals and accents, other than `but`."""
    wanted = fold(name)
    live = select(connection, Organisation)
    return next((o for o in live if o.id != but and fold(o.name) == wanted), None)


def services_of(connection: Connection, organisation: str) -> list[Service]:
    """The services of one organisation, in alphabetical order."""
    found = select(connection, Service, "removed = 0 AND organisation = ?", organisation)
    return sorted(found, key=lambda s: fold(s.name))


def entrusted(connection: Connection, organisation: str) -> Entrusted:
    """The figures of one partner, read from indexes alone: a big one has tens of thousands of referrals."""
    total = _one(
        connection, "SELECT count(*) FROM referral WHERE removed = 0 AND organisation = ?", organisation
    )
    seams = Counter(
        dict(
            connection.execute(
                "SELECT state, count(*) FROM seam WHERE organisation = ? GROUP BY state", (organisation,)
            )
        )
    )
    return Entrusted(
        total, seams["open"], seams["closed"], seams["broken"], median_days(connection, organisation)
    )


def median_days(connection: Connection, organisation: str) -> int:
    """The median of the days in which seams were closed, -1 before any."""
    closed = "FROM seam WHERE organisation = ? AND state = 'closed' AND days >= 0"
    count = _one(connection, f"SELECT count(*) {closed}", organisation)
    days = f"SELECT days {closed} ORDER BY days LIMIT 1 OFFSET {count // 2}"
    return _one(connection, days, organisation) if count else -1


def _one(connection: Connection, sql: str, *values: str) -> int:
    return int(connection.execute(sql, values).fetchone()[0])


def waiting(connection: Connection, today: str) -> dict[str, Waiting]:
    """Organisation → who waits there, where somebody does."""
    opened = dict(
        connection.execute(
            "SELECT organisation, count(*) FROM seam WHERE state = 'open' GROUP BY organisation"
        )
    )
    late = dict(
        connection.execute(
            f"SELECT f.organisation, count(*) FROM referral f WHERE f.removed = 0 AND {LATE} "
            "GROUP BY f.organisation",
            (today,),
        )
    )
    return {known: Waiting(opened.get(known, 0), late.get(known, 0)) for known in opened.keys() | late}
