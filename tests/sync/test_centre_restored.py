"""A centre put back from yesterday’s backup is filled again by the laptops."""

from pathlib import Path

from cad.central import keeping
from cad.central.app import make_app
from cad.central.database import Database
from cad.domain.resident import Resident
from cad.services import residents
from cad.store.table import select
from tests.sync.office import NOW, Office


def test_what_was_sent_since_is_sent_again(centre: Office, tmp_path: Path) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = residents.create_resident(a.book, usage_name="Avant", city="Rennes").result.id
    a.sync()
    b.sync()
    keeping.backup(centre.database, tmp_path / "depot.backup")
    residents.change_resident(a.book, resident=who, city="Chantepie")
    residents.create_resident(a.book, usage_name="Après")
    a.sync()
    b.sync()
    restored = Database(f"sqlite:///{tmp_path / 'restored.db'}")
    keeping.restore(restored, tmp_path / "depot.backup")
    centre.app = make_app(restored, NOW)
    for one in (b, a, b):
        one.sync(whole=True)
    for one in (a, b):
        held = {r.usage_name: r.city for r in select(one.book.connection, Resident)}
        assert held == {"Avant": "Chantepie", "Après": ""}
    assert keeping.check(restored) == []
    restored.close()
