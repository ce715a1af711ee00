"""Undo and redo of a long list: one change in many records, and nothing lost of what finds them."""

import pytest

from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.resident import Resident
from cad.services import history, residents
from cad.services.notebook import Notebook
from cad.store.table import select
from cad.store.work import Act
from tests.store.test_undo import snapshot


def listed(book: Notebook, count: int) -> list[str]:
    """People written by one act, each with what was said of them."""
    with book.store.work(Act("test", "La liste"), book.me, book.now()) as work:
        given = [{"usage_name": f"Martin{n}", "phones": (f"06399800{n:02}",)} for n in range(count)]
        people = work.add_lists(Resident, [given])
        work.add_all([Note(resident=one, text=f"Cherche un vélo, {one}") for one in people])
    return people


def found(book: Notebook) -> tuple[int, int, int, int]:
    """People found by the beginning of their name, telephones and notes that are found, people counted."""
    counts = [
        book.connection.execute(sql).fetchone()[0]
        for sql in (
            "SELECT count(*) FROM resident_search('martin*')",
            "SELECT count(*) FROM resident_key WHERE key LIKE 't%'",
            "SELECT count(*) FROM text_search('velo')",
        )
    ]
    return counts[0], counts[1], counts[2], residents.count_residents(book)


def test_a_list_is_taken_back_and_given_again_with_all_that_finds_it(book: Notebook) -> None:
    people = listed(book, 20)
    before, there = snapshot(book), found(book)
    assert there == (20, 20, 20, 20)
    done = history.undo(book)
    assert found(book) == (0, 0, 0, 0)
    assert {("resident", one) for one in people} < done.changed
    sql = "SELECT before, after, base, subject FROM change WHERE record = ? ORDER BY pk DESC LIMIT 1"
    said = book.connection.execute(sql, (people[3],)).fetchone()
    assert said == ('{"removed":false}', '{"removed":true}', 0, people[3])
    history.redo(book)
    assert (snapshot(book), found(book)) == (before, there)


def test_someone_taken_away_since_stays_so(book: Notebook) -> None:
    people = listed(book, 3)
    one = next(r for r in select(book.connection, Resident) if r.id == people[1])
    with book.store.work(Act("test", "Ailleurs", undoable=False), book.me, book.now()) as work:
        work.remove(one)
    history.undo(book)
    assert found(book) == (0, 0, 0, 0)
    said = "SELECT count(*) FROM change WHERE record = ? AND created = 0"
    assert book.connection.execute(said, (people[1],)).fetchone() == (1,)


def test_a_list_of_which_one_changed_since_is_not_given_again(book: Notebook) -> None:
    people = listed(book, 3)
    history.undo(book)
    gone = next(r for r in select(book.connection, Resident, "1") if r.id == people[1])
    with book.store.work(Act("test", "Ailleurs", undoable=False), book.me, book.now()) as work:
        work.change(gone, removed=False)
    before = snapshot(book)
    with pytest.raises(Refused, match="«\u00a0La liste\u00a0» ne peut plus être annulé"):
        history.redo(book)
    assert snapshot(book) == before


def test_a_list_of_which_one_left_the_laptop_is_not_taken_back(book: Notebook) -> None:
    people = listed(book, 3)
    book.connection.execute("DELETE FROM resident WHERE id = ?", (people[1],))
    with pytest.raises(Refused, match="introuvable"):
        history.undo(book)
    assert residents.count_residents(book) == 2
