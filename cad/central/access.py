"""Who is let into what, kept as rows beside the records it follows from, and recomputed when these change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.json import decode
from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, insert, or_, select, tuple_, update

from cad.central.database import add_rows, among
from cad.central.tables import access, account, record
from cad.domain import circles

Key = tuple[str, str, str]
"""Subject, principal, circle."""
About = tuple[str, str, dict[str, Any]]
"""A record about a person: kind, identifier, values and `created_at`."""
AT_ONCE = 500
"""How many values one IN takes."""


def organisation_of(connection: Connection, territory: str) -> dict[str, str]:
    """Adviser → organisation, of every account."""
    rows = connection.execute(
        select(account.c.id, account.c.organisation).where(account.c.territory == territory)
    )
    return {row.id: row.organisation for row in rows}


def chunks(values: Iterable[str]) -> list[list[str]]:
    """The values in lists short enough for one statement."""
    everything = sorted(values)
    return [everything[start : start + AT_ONCE] for start in range(0, len(everything), AT_ONCE)]


def covers(circle: ColumnElement[str], granted: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether being let into `granted` lets one hold what stands in `circle`: `circles.within` as SQL."""
    beginnings = (circle.like(f"{one}%") for one in circles.JOURNEY_BEGINNINGS)
    return or_(
        granted == circle,
        and_(granted == circles.JOURNEY, or_(circle.in_(circles.IN_JOURNEY), *beginnings)),
        and_(granted == circles.FRONT, circle.in_(circles.IN_FRONT)),
    )


def lets_in(territory: str, principals: Sequence[str], grant: FromClause = access) -> ColumnElement[bool]:
    """Whether a row of `grant` lets one of these principals into the record’s circle now."""
    return and_(
        grant.c.territory == territory,
        grant.c.subject == record.c.subject,
        covers(record.c.circle, grant.c.circle),
        grant.c.principal.in_(principals),
        grant.c.until < 1,  # not « = 0 »: SQLite would take the index of those that ended
    )


def let_in(connection: Connection, territory: str, subject: str, grants: Iterable[circles.Grant]) -> None:
    """Write the first grants of what is about nobody."""
    rows = [
        {"territory": territory, "subject": subject, "principal": who, "circle": circle, "since": 1}
        for who, circle in grants
    ]
    connection.execute(insert(access), rows)


def had(
    connection: Connection,
    territory: str,
    principals: Sequence[str],
    places: set[tuple[str, str]],
    known: set[Key],
    held: set[tuple[str, str]],
    version: int,
) -> None:
    """Who wrote in these places (subject, circle) had them, were it only until the push that says so.

    `known` are rights that hold, as far as they have just been worked out, `held` the places this push found
    them let into and did not put in question: most places need no reading.

    A grant that ends now tells the laptop to leave what it made where its adviser is not let in. One that
    ends where it begins was never held: it shows nothing of what others made there, not even that it is.
    """
    here = held | {(subject, circle) for subject, principal, circle in known if principal in principals}
    places = {place for place in places if not circles.lets_into(here, place)}
    if len(principals) == 1 or not places:
        return
    alone = principals[1]
    rows = _grants(connection, territory, principals, {subject for subject, _circle in places})
    live = {(row.subject, row.circle) for row in rows if not row.until}
    ended = {(row.subject, row.circle) for row in rows if row.principal == alone}
    missing = {place for place in places if not circles.lets_into(live, place)}
    new = [
        {"territory": territory, "subject": subject, "principal": alone, "circle": circle,
         "since": version, "until": version}
        for subject, circle in sorted(missing - ended)
    ]  # fmt: skip
    if new:
        connection.execute(insert(access), new)
    for subject, circle in sorted(missing & ended):
        key = {"territory": territory, "subject": subject, "principal": alone, "circle": circle}
        outside = case((access.c.since == access.c.until, version), else_=access.c.since)
        connection.execute(
            update(access)
            .where(*(access.c[name] == value for name, value in key.items()))
            .values(since=outside, until=version)
        )


def _grants(
    connection: Connection, territory: str, principals: Sequence[str], subjects: Iterable[str]
) -> list[Any]:
    """Every grant of these principals about these people, those that ended too."""
    return [
        *connection.execute(
            select(access).where(
                access.c.territory == territory,
                among(connection, access.c.subject, subjects),
                access.c.principal.in_(principals),
            )
        )
    ]


class Recomputing:
    """Brings the access rows of some people in step, after what a push wrote about them."""

    def __init__(self, connection: Connection, territory: str, offices: Mapping[str, str]) -> None:
        self.connection = connection
        self.territory = territory
        self.offices = offices
        self.live: set[Key] = set()
        self._found: dict[tuple[Any, ...], set[circles.Grant]] = {}

    def begin(self, alone: Mapping[str, Sequence[About]], version: int) -> list[dict[str, Any]]:
        """The rows of people around whom nobody was let in yet, merged with nobody: all that is said about
        them says who is, from `version` on."""
        begun = {(one, *grant) for one, about in alone.items() for grant in self._grants(about)}
        self.live |= begun
        return self._rows(begun, version)

    def run(self, subjects: set[str], version: int) -> None:
        """Rows that begin or end do so at `version`."""
        family = self._family(subjects - {""})  # what is about nobody was let in once for all
        if family:
            wanted = self._wanted([*family], family)
            self._write(wanted, self._held([*family]), version)
            self.live |= wanted

    def _rows(self, begun: Iterable[Key], version: int) -> list[dict[str, Any]]:
        return [
            {"territory": self.territory, "subject": s, "principal": p, "circle": c, "since": version}
            for s, p, c in sorted(begun)
        ]

    def _grants(self, about: Sequence[About]) -> set[circles.Grant]:
        """An import makes ten thousand files of which nothing but the file is known, and few leads."""
        if [kind for kind, _id, _values in about] != ["resident"]:
            return circles.grants(circles.situation(about, self.offices))
        key = tuple((kind, *map(values.get, circles.DECIDING[kind])) for kind, _id, values in about)
        if key not in self._found:
            self._found[key] = circles.grants(circles.situation(about, self.offices))
        return self._found[key]

    def wrong(self, subjects: set[str]) -> set[Key]:
        """The rows that are not what the records say."""
        family, found = self._family(subjects), set[Key]()
        for some in chunks(family):
            live = {key for key, until in self._held(some).items() if not until}
            found |= live ^ self._wanted(some, family)
        return found

    def _family(self, subjects: set[str]) -> dict[str, set[str]]:
        """Each person → all the identities merged with theirs, themselves included."""
        links: dict[str, set[str]] = {one: {one} for one in subjects}
        seen, waiting = set(subjects), set(subjects)
        while waiting:
            found = self._linked(waiting)
            waiting = {one for pair in found for one in pair} - seen
            seen |= waiting
            for one, other in found:
                joined = links.setdefault(one, {one}) | links.setdefault(other, {other})
                for member in joined:
                    links[member] = joined
        return links

    def _linked(self, people: set[str]) -> list[tuple[str, str]]:
        """Who is merged with these people: each pair, a file and the one it was merged into."""
        found: set[tuple[str, str]] = set()
        for column in (record.c.id, record.c.link):
            rows = self.connection.execute(
                select(record.c.id, record.c.link).where(
                    record.c.territory == self.territory,
                    record.c.link != "",
                    record.c.kind.in_(circles.FILES),
                    among(self.connection, column, people),
                )
            )
            found |= {(row.id, row.link) for row in rows}
        return sorted(found)

    def _wanted(self, people: Sequence[str], family: Mapping[str, set[str]]) -> set[Key]:
        everyone = set().union(*(family[one] for one in people))
        about: dict[str, list[About]] = {one: [] for one in everyone}
        rows = self.connection.execute(
            select(record.c.subject, record.c.kind, record.c.id, record.c.fields, record.c.created_at).where(
                record.c.territory == self.territory,
                among(self.connection, record.c.subject, everyone),
                record.c.kind.in_([*circles.DECIDING]),
            )
        )
        for row in rows:
            values = decode(row.fields) | {"created_at": row.created_at}
            about[row.subject].append((row.kind, row.id, values))
        return {
            (one, who, circle)
            for one in people
            for who, circle in self._grants([r for member in family[one] for r in about[member]])
        }

    def _held(self, people: Sequence[str]) -> dict[Key, int]:
        rows = self.connection.execute(
            select(access.c.subject, access.c.principal, access.c.circle, access.c.until).where(
                access.c.territory == self.territory, among(self.connection, access.c.subject, people)
            )
        )
        return {(row.subject, row.principal, row.circle): row.until for row in rows}

    def _write(self, wanted: set[Key], held: dict[Key, int], version: int) -> None:
        add_rows(self.connection, access, self._rows(wanted - held.keys(), version))
        again = [key for key in wanted & held.keys() if held[key]]
        ended = [key for key in held.keys() - wanted if not held[key]]
        for keys, values in ((again, {"since": version, "until": 0}), (ended, {"until": version})):
            for start in range(0, len(keys), AT_ONCE):
                self.connection.execute(
                    update(access)
                    .where(
                        access.c.territory == self.territory,
                        tuple_(access.c.subject, access.c.principal, access.c.circle).in_(
                            keys[start : start + AT_ONCE]
                        ),
                    )
                    .values(**values)
                )


def families(connection: Connection, territory: str, people: Iterable[str]) -> list[frozenset[str]]:
    """The identities of these people and all those merged with theirs, each person once."""
    linked = Recomputing(connection, territory, {})._family({*people})
    return sorted({frozenset(family) for family in linked.values()}, key=min)
