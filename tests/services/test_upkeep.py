"""What is wrong in a notebook is said with what to do, and what can be made again is."""

from pathlib import Path

import pytest

from cad.domain.errors import MachineTrouble, Refused
from cad.services import duplicates, encounters, notebook, residents, upkeep
from cad.services.notebook import Notebook
from tests.conftest import PASSPHRASE


def person(book: Notebook, first: str = "Awa") -> str:
    return residents.create_resident(book, first_name=first).result.id


def advice(book: Notebook) -> list[str]:
    return [problem.advice for problem in upkeep.check(book).problems]


def test_a_whole_notebook_has_no_problem(book: Notebook) -> None:
    one, two = person(book), person(book)
    encounters.record_encounter(book, one, text="Vue")
    duplicates.merge_residents(book, one, two)
    health = upkeep.check(book)
    assert health.problems == ()
    assert (health.records["resident"], health.records["note"]) == (2, 1)


def test_merges_that_lead_nowhere(book: Notebook) -> None:
    one, two = person(book), person(book)
    book.connection.execute("UPDATE resident SET merged_into = ? WHERE id = ?", (two, one))
    book.connection.execute("UPDATE resident SET merged_into = ? WHERE id = ?", (one, two))
    assert any("unmerge_residents" in line for line in advice(book))


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM resident_search WHERE rowid = 1",
        "DELETE FROM text_search WHERE rowid = 1",
        "INSERT INTO resident_search(rowid, name) VALUES (99, 'personne')",
    ],
)
def test_a_search_that_forgot_is_rebuilt(book: Notebook, damage: str) -> None:
    encounters.record_encounter(book, person(book), text="Parle de couture")
    book.connection.execute(damage)
    assert any("rebuild_search" in line for line in advice(book))
    assert upkeep.rebuild_search(book).result == 1
    assert upkeep.check(book).problems == ()
    assert [found.first_name for found in residents.find_residents(book, text="awa")] == ["Awa"]


def test_links_to_nothing(book: Notebook) -> None:
    who = person(book)
    book.connection.execute("UPDATE resident SET lead_adviser = 'x' WHERE id = ?", (who,))
    (problem,) = upkeep.check(book).problems
    assert "Référent" in problem.what


def test_a_backup_is_restored_where_there_was_nothing(book: Notebook, tmp_path: Path) -> None:
    person(book)
    file = upkeep.backup(book, str(tmp_path / "copie"))
    with pytest.raises(Refused, match="existe"):
        upkeep.backup(book, file)
    with pytest.raises(Refused, match="ouvert"):
        upkeep.restore(book.store.folder.path, Path(file))
    assert upkeep.restore(tmp_path / "ailleurs", Path(file)) is None
    again = notebook.unlock(tmp_path / "ailleurs", PASSPHRASE)
    try:
        assert residents.count_residents(again) == 1
    finally:
        again.close()


@pytest.mark.parametrize("content", [b"", b"rien", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_not_a_backup_changes_nothing(book: Notebook, tmp_path: Path, content: bytes) -> None:
    folder = book.store.folder.path
    person(book)
    book.close()
    (tmp_path / "faux").write_bytes(content)
    for source in (tmp_path / "faux", tmp_path / "absent", tmp_path):
        with pytest.raises((Refused, MachineTrouble)):
            upkeep.restore(folder, source)
    again = notebook.unlock(folder, PASSPHRASE)
    assert residents.count_residents(again) == 1
    again.close()
