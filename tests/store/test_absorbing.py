"""A laptop that is brought up to date takes in what newer ones had sent it."""

import json
from pathlib import Path

from cad.domain.encounter import Note
from cad.domain.resident import Resident
from cad.services import notebook, residents
from cad.services.notebook import Notebook
from cad.store.table import select
from tests.conftest import PASSPHRASE


def brought_up_to_date(book: Notebook, folder: Path) -> Notebook:
    book.store.set("schema", "older")
    book.close()
    return notebook.unlock(folder, PASSPHRASE, book.now)


def test_a_field_that_was_not_known_yet_gets_its_value(book: Notebook, tmp_path: Path) -> None:
    residents.create_resident(book, usage_name="Diallo")
    book.connection.execute("UPDATE change SET sent = 3")
    book.connection.execute("ALTER TABLE resident DROP COLUMN city")  # as an older version made it
    book.connection.execute('UPDATE resident SET unknown = \'{"city": "Rennes", "hobby": "vélo"}\'')
    again = brought_up_to_date(book, tmp_path / "carnet")
    (person,) = select(again.connection, Resident)
    assert person.city == "Rennes"
    (unknown,) = again.connection.execute("SELECT unknown FROM resident").fetchone()
    assert json.loads(unknown) == {"hobby": "vélo"}
    assert again.connection.execute("SELECT count(*) FROM outbox").fetchone() == (0,), "nothing to send"
    assert [line.id for line in residents.find_residents(again, text="rennes")] == [person.id]
    again.close()


def test_records_of_a_kind_that_was_not_known_yet_are_there(book: Notebook, tmp_path: Path) -> None:
    who = residents.create_resident(book, usage_name="Diallo").result.id
    fields = json.dumps({"resident": who, "text": "Vu au marché", "visibility": "team"})
    book.connection.execute(
        "INSERT INTO foreign_record(id, kind, version, created_at, fields) VALUES "
        "('n', 'note', 5, '2026-11-22T09:00:00.000Z', ?), ('x', 'drop_in', 6, '', '{}')",
        (fields,),
    )
    again = brought_up_to_date(book, tmp_path / "carnet")
    assert [(note.id, note.text) for note in select(again.connection, Note)] == [("n", "Vu au marché")]
    assert again.connection.execute("SELECT id FROM foreign_record").fetchall() == [("x",)]
    again.close()
