"""Who of the notebook is compared with the people of a list: found by SQLite as Python would find them."""

import pytest

from cad.domain.likeness import CROWD, PersonKey, blocking_keys, contemporaries
from cad.domain.resident import Resident
from cad.services import notebook
from cad.services.notebook import Notebook
from cad.store.reads.duplicates import near
from cad.store.table import select
from cad.store.work import Act
from tests.conftest import PASSPHRASE
from tests.domain.people import population


def known(book: Notebook, people: list[PersonKey]) -> list[str]:
    """The people written in the notebook; their identifiers there."""
    with book.store.work(Act("test", "test"), book.me, book.now()) as work:
        given = [{name: value for name, value in p._asdict().items() if name != "id"} for p in people]
        return work.add_lists(Resident, [given])


def found(book: Notebook, people: list[PersonKey]) -> list[set[str]]:
    answers = near(book.connection, people, [blocking_keys(one) for one in people])
    return [{other.id for other in theirs} for theirs in answers]


def test_those_who_share_a_key_and_may_be_born_then(book: Notebook) -> None:
    people = population(400, 60, seed=4).people
    there, asked = people[:300], people[300:]
    ids = known(book, there)
    keys = [blocking_keys(one) for one in there]
    for one, theirs in zip(asked, found(book, asked), strict=True):
        dated = [
            (i, p.birth_date) for i, p, k in zip(ids, there, keys, strict=True) if k & blocking_keys(one)
        ]
        assert theirs == {*contemporaries(one.birth_date, dated)}


def test_each_is_given_once_as_likeness_compares_them(book: Notebook) -> None:
    one = PersonKey("", 'D"Ö', "", "Aïssatou", "1987-03-12", ("0639980001", '"+33'))
    (there,) = known(book, [one])
    ((other,),) = near(book.connection, [one], [blocking_keys(one)])
    assert other.key == one._replace(id=there)


def test_a_removed_file_is_nobody(book: Notebook) -> None:
    one = PersonKey("", "Diallo", "", "Awa", "1987-03-12")
    known(book, [one])
    with book.store.work(Act("test", "test"), book.me, book.now()) as work:
        work.remove(select(book.connection, Resident)[0])
    assert found(book, [one]) == [set()]


def test_another_birth_date_is_followed(book: Notebook) -> None:
    one = PersonKey("", "Diallo", "", "Awa", "1987-03-12", ("0639980001",))
    ids = known(book, [one])
    assert found(book, [one._replace(birth_date="1950-10-10")]) == [set()]
    with book.store.work(Act("test", "test"), book.me, book.now()) as work:
        work.change(select(book.connection, Resident)[0], birth_date="1950-05-05")
    assert found(book, [one._replace(birth_date="1950-10-10")]) == [{*ids}]
    assert found(book, [one]) == [set()]


@pytest.mark.parametrize(("more", "there"), [(CROWD - 1, True), (CROWD, False)])
def test_under_a_key_that_everybody_has_the_latest_are_compared(
    book: Notebook, more: int, there: bool
) -> None:
    one = PersonKey("", "Diallo", "", "Awa", "", ("0639980001",))
    ids = known(book, [one, *[PersonKey("", f"Nom{n}", "", "Zoé", "", one.phones) for n in range(more)]])
    (theirs,) = near(book.connection, [one], [{"t0639980001"}])
    assert (ids[0] in {other.id for other in theirs}) is there


def test_an_older_notebook_gets_the_dates_beside_the_keys(book: Notebook) -> None:
    one = PersonKey("", "Diallo", "", "Awa", "1987-03-12", ("0639980001",))
    ids = known(book, [one])
    book.connection.execute("ALTER TABLE resident_key DROP COLUMN born")
    book.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_born_beside_keys'")
    book.store.set("schema", "older")
    book.close()
    again = notebook.unlock(book.store.folder.path, PASSPHRASE, book.now)
    assert found(again, [one]) == [{*ids}]
    assert found(again, [one._replace(birth_date="1950-10-10")]) == [set()]
    again.close()
