"""A worker looks once a day, whatever fails meanwhile, and stops when told."""

import logging

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from cad.central import looking, tables
from cad.central.looking import Daily
from cad.services import residents
from tests.central.test_retention import on, sync
from tests.sync.office import Office


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "FIRST_S", 0.01)
    monkeypatch.setattr(looking, "THEN_S", 0.01)


def told(centre: Office) -> int:
    with centre.database.read() as connection:
        return len(connection.execute(select(tables.ending)).all())


def test_a_failed_look_is_tried_again(
    centre: Office, hurried: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anne = centre.laptop("Anne", "We Ker")
    residents.create_resident(anne.book, usage_name="Essai")
    sync(anne)
    caplog.set_level(logging.INFO, "cad.central")
    really, raised = looking.look_everywhere, [KeyError("Essai"), OperationalError("SELECT", {}, Exception())]
    daily = Daily(centre.database, on("2028-10-01"))

    def sometimes(*given: object) -> None:
        if raised:
            raise raised.pop()
        really(*given)  # type: ignore[arg-type]
        daily.stop()

    monkeypatch.setattr(looking, "look_everywhere", sometimes)
    daily.start()
    daily.join(10)
    assert not daily.is_alive()
    assert told(centre) == 1
    said = [(record.getMessage(), record.args) for record in caplog.records]
    assert ("look", {"did": "look", "erased": 0, "records": 0, "told": 1}) in said
    assert [message for message, _args in said][:2] == ["database unavailable", "mistake"]
    caplog.clear()  # these are the lines of mistakes that were made on purpose
