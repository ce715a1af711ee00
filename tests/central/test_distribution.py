"""The database can be distributed by territory: every key holds it, and laptops are answered by it alone."""

import re
from typing import Any

from sqlalchemy import UniqueConstraint, event

from cad.central.tables import METADATA
from cad.services import encounters, residents
from tests.sync.office import Office

REFERENCE = {"account", "device", "invite"}
"""Small, and looked up before the territory is known: copied on every node rather than distributed."""
BY_ID = "territory"
"""Distributed by its own `id`, which is what the others call `territory`."""
DISTRIBUTED = set(METADATA.tables) - REFERENCE - {BY_ID}


def test_every_table_carries_its_territory() -> None:
    for name in {*DISTRIBUTED, *REFERENCE}:
        assert "territory" in METADATA.tables[name].columns
    for name in DISTRIBUTED:
        table = METADATA.tables[name]
        unique = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
        indexes = [one for one in table.indexes if one.unique]
        for key in (table.primary_key, *unique, *indexes):
            assert "territory" in key.columns, f"{name}: {key.name}"
        assert not table.foreign_keys


def test_a_laptop_is_answered_within_its_territory(centre: Office) -> None:
    laptop = centre.laptop("Anne", "We Ker")
    said: list[str] = []

    @event.listens_for(centre.database.engine, "before_cursor_execute")
    def _heard(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    who = residents.create_resident(laptop.book, usage_name="Essai").result.id
    laptop.sync()
    encounters.record_encounter(laptop.book, resident=who, text="Mot", visibility="team")
    laptop.sync(whole=True)
    asked = {(name, statement) for name in DISTRIBUTED for statement in said if _reads(name, statement)}
    assert {"record", "act", "access", "moved"} <= {name for name, _statement in asked}
    for name, statement in asked:
        assert re.search(rf"\b({name}|access|record|anon_\d+|\w+_\d+)\.territory = ", statement), statement


def _reads(name: str, statement: str) -> bool:
    return bool(re.search(rf"\b(FROM|JOIN|UPDATE) {name}\b", statement))
