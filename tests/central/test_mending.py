"""A centre of an older version: its rights are rewritten, and no laptop receives anything twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, insert, select

from cad.central import keeping, merging, tables
from cad.central.app import make_app
from cad.central.database import MIGRATIONS, Database
from cad.central.mending import mend
from cad.cli import main
from cad.domain.circles import AGENDA, FRONT, IDENTITY, JOURNEY, PLAN, within
from cad.services import encounters
from cad.services.clashes import open_clashes
from cad.store.reads.laptop import kept
from cad.sync import protocol
from tests.sync.conftest import database
from tests.sync.office import NOW, Laptop, Office
from tests.sync.scene import CITY, STEP, Scene, ask
from tests.sync.test_attacks import NOT_THEIRS
from tests.sync.test_leaks import dump
from tests.sync.test_leaks_clashes import set_values
from tests.sync.test_two_laptops import create

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(centre: Office) -> Scene:
    return Scene(centre)


def older(database: Database, upto: str) -> None:
    """The tables of an older version."""
    with database.write() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes.update(connection=connection, metadata=tables.METADATA)
        command.upgrade(config, upto)


def fill(database: Database, source: Database) -> None:
    """Everything, as a centre wrote it that gave a right for each circle."""
    known = MetaData()
    with source.read() as there, database.write() as here:
        known.reflect(here)
        for table in (one for one in tables.METADATA.sorted_tables if one.name in known.tables):
            rows = [dict(row) for row in there.execute(select(table)).mappings()]
            rows = [each for row in rows for each in _apart(there, row)] if table.name == "access" else rows
            names = known.tables[table.name].columns.keys()
            for row in rows:
                here.execute(
                    insert(known.tables[table.name]).values({n: v for n, v in row.items() if n in names})
                )


def _apart(connection: Any, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One row for each circle of the person that a whole one lets into."""
    if row["circle"] not in (JOURNEY, FRONT):
        yield row
        return
    t = tables.record
    found = select(t.c.circle).where(t.c.territory == row["territory"], t.c.subject == row["subject"])
    circles = {IDENTITY, AGENDA, PLAN, *connection.execute(found).scalars()}
    own = select(tables.access.c.circle).where(
        *(tables.access.c[name] == row[name] for name in ("territory", "subject", "principal"))
    )
    for circle in sorted(circles - {*connection.execute(own).scalars()}):
        if row["circle"] in within(circle):
            yield row | {"circle": circle}


@pytest.fixture
def aged(request: pytest.FixtureRequest, scene: Scene, tmp_path: Path) -> Iterator[Database]:
    """The same centre as an older one left it, brought up to date; laptops now talk to it."""
    kind = "sqlite" if scene.centre.database.is_sqlite else "postgresql"
    request.param = kind  # type: ignore[attr-defined]
    (tmp_path / "aged").mkdir()
    made = database(request, tmp_path / "aged")
    older(made, "0003")
    fill(made, scene.centre.database)
    made.create()
    scene.centre.app = make_app(made, NOW)
    yield made
    made.close()


def since(laptop: Laptop) -> int:
    return int(kept(laptop.book.connection, "sync/since"))


def test_rights_are_rewritten_and_nothing_is_sent_twice(scene: Scene, aged: Database) -> None:
    (problem,) = keeping.check(aged)
    assert "droits d’accès" in problem.what
    assert "--repair" in problem.advice
    assert mend(aged) > 5
    assert keeping.check(aged) == []
    assert mend(aged) == 0
    for one in (scene.anne, *scene.everyone):
        pulled = ask(one, "/v1/pull", protocol.Pull(since(one), 0, "entered"), protocol.Pulled)
        assert pulled.rows == [], one.name
        assert one.sync(whole=True).changed == frozenset(), one.name


def test_who_was_let_in_is_and_nobody_else(scene: Scene, aged: Database) -> None:
    mend(aged)
    scene.live_on()
    for one in scene.everyone:
        one.sync(whole=True)
        assert [word for word in NOT_THEIRS[one.name] if word in dump(one.book)] == [], one.name
    assert STEP in dump(scene.bilal.book)
    assert CITY in dump(scene.carine.book)


def test_by_command(scene: Scene, aged: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAD_DATABASE", aged.engine.url.render_as_string(hide_password=False))
    assert main(["central", "check"]) == 1
    assert main(["central", "check", "--repair"]) == 0
    assert main(["central", "check"]) == 0


def test_a_divergence_left_where_its_record_is_no_more_goes_with_it(
    centre: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As centres did that opened it where the record stood, and left it there."""
    anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    other = centre.enrolled(anne.book.me, "Anne", "We Ker")
    who = create(anne)
    note = encounters.add_note(anne.book, who, "Premier", visibility="organisation").result
    for one in (anne, other):
        one.sync()
    for one, word in ((anne, "MOTDUN"), (other, "MOTDEUX")):
        set_values(one, note, text=word)
        one.sync()
    monkeypatch.setattr(merging.Merging, "follow", lambda _merging: None)
    set_values(other, note, visibility="author")
    other.sync()
    bilal.sync()
    assert "MOTDEUX" in dump(bilal.book)
    (problem,) = keeping.check(centre.database)
    assert "divergences" in problem.what
    assert mend(centre.database) == 1
    assert keeping.check(centre.database) == []
    bilal.sync()
    assert not [word for word in ("MOTDUN", "MOTDEUX") if word in dump(bilal.book)]
    anne.sync()
    assert len(open_clashes(anne.book)) == 1
