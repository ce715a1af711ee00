"""Every kind of record about a person: nobody who is not let in reads it, rewrites it, takes it away, or adds
one; what belongs to nobody has no place for a person.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from cad.central import tables
from cad.central.database import Database
from cad.domain.catalogue import RECORDS
from cad.domain.circles import DECIDING, EVERYONE, circle_of, subject_field, subject_of
from cad.domain.ids import new_id
from cad.domain.record import Field, Kind, Sensitivity
from cad.services import residents
from tests.sync.erasing import erase_someone
from tests.sync.office import office
from tests.sync.scene import Scene, change, push
from tests.sync.test_leaks import dump

pytestmark = pytest.mark.slow

ELSEWHERE = {*DECIDING, "clash", "duplicate", "referral_event", "appointment"}
"""Tried one by one in the other attacks."""
ABOUT_PEOPLE = [
    kind
    for kind, one in RECORDS.items()
    if subject_field(kind, one.fields) == "resident" and kind not in ELSEWHERE
]
WORD = "motdelapersonne"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        yield Scene(made)


def said(item: Field, who: str) -> Any:
    """Something in every field, about that person."""
    if item.name == "resident":
        return who
    sound = {Kind.DAY: "2026-11-02", Kind.TIME: "2026-11-02T10:00", Kind.PARTIAL: "2026-11", Kind.INTEGER: 3}
    if item.kind in (Kind.FLAG, Kind.LIST) or item.link or item.choices:
        return item.default if item.kind is not Kind.LIST else []
    return sound.get(item.kind, WORD)


def whole(kind: str, who: str) -> dict[str, Any]:
    return {item.name: said(item, who) for item in RECORDS[kind].fields.values() if item.name != "removed"}


def test_nobody_else_touches_any_kind(scene: Scene) -> None:
    made = {kind: new_id() for kind in ABOUT_PEOPLE}
    for kind, record in made.items():
        assert push(scene.anne, change(1, kind, record, whole(kind, scene.who))).refused == []
    before = {record: scene.records()[record] for record in made.values()}
    for me in (scene.rose, scene.carine, scene.farid, scene.denis, scene.emma):
        for kind, record in made.items():
            own = scene.own[me.name]
            for values in (whole(kind, scene.who), {"resident": own}, {"removed": True}, {"adviser": own}):
                push(me, change(1, kind, record, values | {"detail": "x"}))
        added = push(
            me, *(change(n, kind, new_id(), whole(kind, scene.who)) for n, kind in enumerate(made, 1))
        )
        strangers = (scene.rose, scene.emma)
        assert me not in strangers or len(added.refused) == len(made), me.name
        me.sync(whole=True)
        held = dump(me.book)
        assert [kind for kind, record in made.items() if record in held] == [], me.name
    assert {record: scene.records()[record] for record in made.values()} == before
    scene.anne.sync(whole=True)
    held = dump(scene.anne.book)
    assert [kind for kind, record in made.items() if record not in held] == []


def test_what_everyone_reads_has_no_place_for_a_person() -> None:
    """Neither a link to somebody or to something of theirs, nor a field that says who or how they are."""
    public = [kind for kind in RECORDS if circle_of(kind, {}, {}) == EVERYONE]
    assert {"event", "offer", "reserved_place", "city_project", "training_attendance"} <= {*public}
    for kind in public:
        assert subject_of(kind, "x", {"resident": "y"}) == ""
        for item in RECORDS[kind].fields.values():
            assert item.sensitivity is Sensitivity.PLAIN, (kind, item.name)
            assert not item.link or item.link in public, (kind, item.name)


def test_every_kind_goes_with_its_person(tmp_path: Path) -> None:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as centre:
        anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
        anne.sync()
        who = residents.create_resident(anne.book, usage_name="Essai").result.id
        anne.sync()
        made = {kind: new_id() for kind in ABOUT_PEOPLE}
        for kind, record in made.items():
            assert push(anne, change(1, kind, record, whole(kind, who))).refused == []
        for laptop in (anne, bilal):
            laptop.sync(whole=True)
            held = dump(laptop.book)
            assert [kind for kind, record in made.items() if record not in held] == []
        erase_someone(SimpleNamespace(place=centre.place, database=centre.database, luck=Random(1)))  # type: ignore[arg-type]
        with centre.database.read() as connection:
            assert not {*connection.execute(select(tables.record.c.id)).scalars()} & {*made.values()}
        for laptop in (anne, bilal):
            laptop.sync(whole=True)
            held = dump(laptop.book)
            assert [kind for kind, record in made.items() if record in held] == []
            assert WORD not in held
