"""What is wrong in a notebook is said with what to do, and what can be made again is."""

import pytest

from cad.services import duplicates, encounters, residents, upkeep
from cad.services.notebook import Notebook


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
