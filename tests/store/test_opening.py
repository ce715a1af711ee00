"""Opening the record: keys, delays, damaged and foreign files, newer and older ones, two at once."""

import os
import shutil
from pathlib import Path

import pytest

from cad.domain.errors import MachineTrouble, Refused
from cad.services import notebook, residents, ways_in
from cad.services.notebook import Notebook
from cad.store import keys, schema, version
from cad.store.connection import connect
from tests.conftest import PASSPHRASE


def reopen(book: Notebook) -> Notebook:
    return notebook.unlock(book.store.folder.path, PASSPHRASE, book.now)


def test_what_was_written_is_there_after_reopening(book: Notebook) -> None:
    residents.create_resident(book, usage_name="Traoré", first_name="Awa")
    book.close()
    again = reopen(book)
    assert residents.find_residents(again, text="awa tra")[0].usage_name == "Traoré"
    again.close()


def test_the_version_of_the_tables_is_written_down() -> None:
    assert schema.fingerprint() == version.SCHEMA, "write it in cad/store/version.py"


def test_nothing_readable_is_on_the_disk(book: Notebook) -> None:
    residents.create_resident(book, usage_name="Introuvable", address="3 rue Invisible")
    for file in book.store.folder.path.rglob("*"):
        if file.is_file():
            assert b"Introuvable" not in file.read_bytes()
            assert b"Invisible" not in file.read_bytes()


def test_the_recovery_code_opens(tmp_path: Path, cheap_keys: None) -> None:
    book, code = notebook.create(tmp_path / "n", PASSPHRASE)
    book.close()
    notebook.unlock(tmp_path / "n", code.lower().replace("-", " "), how="recovery").close()
    with pytest.raises(Refused, match="Code de secours incorrect"):
        notebook.unlock(tmp_path / "n", "ABCD-" * 8, how="recovery")


def test_changing_the_passphrase(book: Notebook) -> None:
    ways_in.change_passphrase(ways_in.confirmed(book, PASSPHRASE), "une tout autre phrase")
    book.close()
    with pytest.raises(Refused, match="incorrecte"):
        reopen(book)
    notebook.unlock(book.store.folder.path, "une tout autre phrase").close()


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="trop courte"):
        notebook.create(tmp_path / "n", "court")
    assert not (tmp_path / "n").exists()


def test_wrong_passphrases_are_delayed_even_after_a_restart_or_a_clock_change(
    book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.close()
    for _try in range(3):
        with pytest.raises(Refused, match="incorrecte"):
            notebook.unlock(book.store.folder.path, "mauvaise phrase")
    with pytest.raises(Refused, match="Attendez encore"):
        reopen(book)
    monkeypatch.setattr("time.time", lambda: 4e9)  # the clock moved: no matter
    with pytest.raises(Refused, match="Attendez encore"):
        reopen(book)
    tried = keys.KeyFile.read(book.store.folder.key).tried_at
    monkeypatch.setattr(keys.time, "monotonic", lambda: tried + 1.5)  # another program, a moment later
    with pytest.raises(Refused, match="Attendez encore 1 s"):
        reopen(book)
    monkeypatch.setattr(keys.time, "monotonic", lambda: 0.5)  # the machine started again: counted from there
    with pytest.raises(Refused, match="Attendez encore 2 s"):
        reopen(book)
    monkeypatch.setattr(keys.time, "monotonic", lambda: tried + 3600)  # an hour later
    reopen(book).close()
    assert keys.KeyFile.read(book.store.folder.key).failures == 0


def test_two_windows_on_one_notebook(book: Notebook) -> None:
    with pytest.raises(Refused, match="déjà ouvert dans une autre fenêtre"):
        reopen(book)


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b"un fichier venu d'ailleurs" * 400),
        lambda file: file.write_bytes(file.read_bytes()[:700]),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(os.urandom(8192)),
        lambda file: file.unlink(),
    ],
    ids=["foreign", "truncated", "empty", "random", "missing"],
)
def test_a_damaged_record_is_named_and_left_as_it_is(book: Notebook, damage: object) -> None:
    record = book.store.folder.record
    book.close()
    damage(record)  # type: ignore[operator]
    before = record.read_bytes() if record.exists() else None
    with pytest.raises(MachineTrouble) as trouble:
        reopen(book)
    assert "sauvegarde" in str(trouble.value)
    assert (record.read_bytes() if record.exists() else None) == before


def test_pages_spoilt_in_the_middle_are_found_by_check(book: Notebook) -> None:
    from cad.store.health import problems

    for index in range(300):
        residents.create_resident(book, usage_name=f"Nom{index}")
    book.close()
    record = book.store.folder.record
    content = bytearray(record.read_bytes())
    content[40_000:40_100] = os.urandom(100)
    record.write_bytes(content)
    spoilt = connect(record, book.store.key, writable=False)
    assert problems(spoilt)
    spoilt.close()


def test_a_newer_record_is_refused_and_untouched(book: Notebook) -> None:
    book.connection.execute("ALTER TABLE resident ADD COLUMN shoe_size TEXT NOT NULL DEFAULT ''")
    book.store.set("schema", "another")
    book.close()
    before = book.store.folder.record.read_bytes()
    with pytest.raises(MachineTrouble, match="version plus récente"):
        reopen(book)
    assert book.store.folder.record.read_bytes() == before


def test_a_record_with_an_unknown_step_is_newer_too(book: Notebook) -> None:
    book.connection.execute(
        "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('notebook', 'm999', '2030')"
    )
    book.store.set("schema", "another")
    book.close()
    with pytest.raises(MachineTrouble, match="version plus récente"):
        reopen(book)


def test_an_older_record_is_backed_up_then_brought_up_to_date(book: Notebook) -> None:
    residents.create_resident(book, usage_name="Ancienne")
    book.connection.execute("ALTER TABLE resident DROP COLUMN reads_french")
    book.store.set("schema", "older")
    book.close()
    again = reopen(book)
    assert "reads_french" in schema.columns_of(again.connection, "resident")
    assert residents.find_residents(again, text="ancienne")
    again.close()
    [kept] = list(book.store.folder.backups.iterdir())
    copy = connect(kept, book.store.key, writable=False)
    assert copy.execute("SELECT usage_name FROM resident").fetchall() == [("Ancienne",)]
    assert "reads_french" not in schema.columns_of(copy, "resident")
    copy.close()


def test_the_tables_are_what_the_descriptions_say(book: Notebook) -> None:
    for described in schema.RECORDS.values():
        assert set(described.fields) <= schema.columns_of(book.connection, described.name)
    assert schema.foreign_columns(book.connection) == []


def test_a_lost_key_file_is_said(book: Notebook) -> None:
    book.close()
    book.store.folder.key.unlink()
    with pytest.raises(MachineTrouble, match=r"cle\.json"):
        reopen(book)


def test_no_notebook_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Il n’y a pas de carnet"):
        notebook.unlock(tmp_path / "vide", PASSPHRASE)


def test_a_second_notebook_is_not_made_over_the_first(book: Notebook) -> None:
    book.close()
    with pytest.raises(Refused, match="Il y a déjà un carnet"):
        notebook.create(book.store.folder.path, PASSPHRASE)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "fermé"
    folder.mkdir(mode=0o500)
    with pytest.raises(MachineTrouble, match=r"lecture seule|pas le droit"):
        notebook.create(folder / "n", PASSPHRASE)
    shutil.rmtree(folder, ignore_errors=True)
