"""Whatever another laptop says of any record, a notebook goes on answering, and so does the centre’s plan."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cad.central import plan
from cad.central.database import Database
from cad.domain.catalogue import RECORDS
from cad.domain.ids import new_id
from cad.domain.record import Field, Kind
from cad.services import residents
from tests.sync.asked import everything_asked
from tests.sync.office import NOW, Laptop, Office, office
from tests.sync.scene import change, push

pytestmark = pytest.mark.slow

OURS = {"resident", "adviser", "organisation", "clash", "document", "note", "team_member"}
"""What decides who reads, or is refused elsewhere."""
ODD: dict[str, dict[Kind, Any]] = {
    "the greatest": {
        Kind.DAY: "2199-12-31", Kind.TIME: "2199-12-31T23:59", Kind.PARTIAL: "2199-12",
        Kind.INTEGER: (1 << 53) - 1,
    },
    "the least": {
        Kind.DAY: "1800-01-01", Kind.TIME: "1800-01-01T00:00", Kind.PARTIAL: "1800",
        Kind.INTEGER: 1 - (1 << 53),
    },
    "unreadable": {},
    "nothing": {},
}  # fmt: skip
ANY = {Kind.TEXT: "\u202e<b>%s{x}", Kind.LONG: "\u202e<b>%s{x}\n" * 3, Kind.CHOICE: "zz", Kind.FLAG: True}


def oddly(item: Field, ids: dict[str, str], odd: dict[Kind, Any], *, choose: bool) -> Any:
    """A value of that field that no screen of ours lets one write, its links leading where they should."""
    if item.link:
        return [ids[item.link]] if item.kind is Kind.LIST else ids[item.link]
    if item.kind is Kind.LIST:
        return ["zz", ""]
    if item.choices and choose:
        return [*item.choices][-1]
    return odd.get(item.kind, ANY.get(item.kind, "x"))


def sent(me: Laptop, who: str, odd: dict[Kind, Any], *, choose: bool) -> Iterator[str]:
    """One record of each kind, field after field so that one that is refused keeps no other away."""
    ids = {kind: new_id() for kind in RECORDS} | {"resident": who, "adviser": me.book.me}
    ids["organisation"] = me.office.organisation("Fil")
    for number, (kind, described) in enumerate(RECORDS.items()):
        if kind in OURS:
            continue
        links = {f.name: oddly(f, ids, odd, choose=choose) for f in described.fields.values() if f.link}
        push(me, change(1, kind, ids[kind], links))
        for item in described.fields.values() if odd is not ODD["nothing"] else ():
            if not item.link and item.name != "removed":
                value = oddly(item, ids, odd, choose=choose)
                answer = push(me, change(number + 2, kind, ids[kind], {item.name: value}))
                yield from (one.reason for one in answer.refused)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Office]:
    """What is read is the same on any database."""
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    ("name", "choose"),
    [("the greatest", True), ("the least", False), ("unreadable", True), ("nothing", True)],
)
def test_what_a_laptop_says_silences_no_other(
    centre: Office, tmp_path: Path, name: str, choose: bool
) -> None:
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = residents.create_resident(anne.book, usage_name="Essai", birth_date="2012-05-04").result.id
    anne.sync()
    reasons = {*sent(anne, who, ODD[name], choose=choose)}
    assert all("est illisible" in one for one in reasons), reasons
    bilal.sync()
    everything_asked(bilal.book, tmp_path / "asked", ["essai"])
    plan.of_year(centre.database, centre.place, 2026, NOW)
