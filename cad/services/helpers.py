"""A service that may help: what is known of it, from the directory, the notebook and past referrals."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cad.domain.directory import Offered
from cad.domain.names import fold
from cad.domain.opening import Opening
from cad.domain.organisation import Organisation, Service, ServiceMark
from cad.domain.workplace import Fit
from cad.store.reads.directory import Answers as Answers

HERE = "service:"
"""Begins the key of a service that is only a record of the notebook."""
NOW = "now"


@dataclass(frozen=True, slots=True)
class Helper:
    """A service that may help. `key`: its identifier in the directory, or `service:` and the record’s;
    `service` and `organisation`: the records, "" before it was chosen; `days`: the median to welcome, -1
    before any; `speaks`: languages of the person that its text names; `silent`: its structure never answers.
    """

    key: str
    offered: Offered
    themes: tuple[str, ...]
    service: str
    organisation: str
    metres: float | None
    opening: Opening
    suits: Fit
    hours: Fit
    travel: Fit
    answers: Answers
    days: int
    silent: bool
    favourite: bool
    note: str
    stale: bool
    gone_on: str
    speaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """The best first; `more` than these answer. `near`: whence distances are; `doubt`: why they are not."""

    helpers: tuple[Helper, ...]
    more: bool
    near: str
    doubt: str


def is_stale(updated_on: str, today: str, months: int) -> bool:
    """Whether nobody looked at it for longer than that."""
    day = date.fromisoformat(today)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return updated_on < f"{year:04}-{month + 1:02}-{day.day:02}"


def as_offered(record: Service, owner: Organisation) -> Offered:
    """A service written by hand, in the words of the directory."""
    at: Service | Organisation = record if record.address or record.city else owner
    return Offered(
        id=record.id, name=record.name, partner=owner.name, address=at.address, postcode=at.postcode,
        city=at.city, phone=record.phone or owner.phone, email=record.email or owner.email,
        hours=record.hours or owner.hours, publics_said=record.public, ways_said=record.access,
        conditions="\n".join(filter(None, (record.conditions, record.documents))),
        updated_on=record.created_at[:10],
    )  # fmt: skip


def names(typed: list[str], record: Service, owner: Organisation) -> bool:
    """Whether every word begins one of those by which a service written by hand is known."""
    words = fold(f"{owner.name} {owner.acronym} {record.name} {record.city or owner.city}").split()
    return all(any(word.startswith(one) for word in words) for one in typed)


def together(marks: Iterable[ServiceMark]) -> dict[str, ServiceMark]:
    """What is kept of each service, by its key: of marks made on two laptops, both notes are read."""
    found: dict[str, ServiceMark] = {}
    for one in marks:
        key = one.directory or HERE + one.service
        other = found.get(key, ServiceMark())
        notes = dict.fromkeys(filter(None, (other.note, one.note)))
        found[key] = replace(one, favourite=one.favourite or other.favourite, note="\n".join(notes))
    return found
