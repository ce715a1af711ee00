"""Finding a person by any spelling."""

import pytest

from cad.services import residents
from cad.services.notebook import Notebook
from cad.services.residents import find_residents

PEOPLE = (
    ("Lefèvre", "Hélène", "1987-03-12", "0639980001"),
    ("Diallo", "Mohamed", "1990", "0639980002"),
    ("Nguyễn", "Thị Hoa", "1975-06-01", "0639980003"),
    ("O’Neill", "Aoife", "", ""),
    ("Martin", "Jean-Pierre", "", ""),
    ("Martinez", "Inès", "", ""),
)


@pytest.fixture
def town(book: Notebook) -> Notebook:
    """Six people."""
    for last, first, born, phone in PEOPLE:
        phones = (phone,) if phone else ()
        residents.create_resident(book, usage_name=last, first_name=first, birth_date=born, phones=phones)
    return book


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lef", "Lefèvre"),
        ("LEFEVRE", "Lefèvre"),
        ("helene lefe", "Lefèvre"),
        ("lefebvre", "Lefèvre"),
        ("mohammed", "Diallo"),
        ("muhamad dialo", "Diallo"),
        ("06 39 98 00 03", "Nguyễn"),
        ("nguyen", "Nguyễn"),
        ("oneil", "O’Neill"),
        ("o'neill", "O’Neill"),
        ("jean pierre", "Martin"),
        ("12/03/1987", "Lefèvre"),
        ("matrin", "Martin"),
        ("dialo moh", "Diallo"),
    ],
)
def test_any_spelling(town: Notebook, typed: str, name: str) -> None:
    found = find_residents(town, text=typed)
    assert found, typed
    assert found[0].usage_name == name


def test_the_very_name_comes_first(town: Notebook) -> None:
    assert [p.usage_name for p in find_residents(town, text="martin")][:2] == ["Martin", "Martinez"]


def test_what_resembles_nobody_finds_nobody(town: Notebook) -> None:
    assert find_residents(town, text="zzzzqqq") == []


def test_signs_alone_are_nothing_typed(town: Notebook) -> None:
    assert len(find_residents(town, text='"*()^:')) == len(PEOPLE)


def test_a_page_begins_just_after_the_last_line_of_the_one_before(town: Notebook) -> None:
    residents.create_resident(town, usage_name="Martin", first_name="Jean-Pierre")
    seen: list[str] = []
    after = ""
    while page := residents.list_residents(town, after=after, limit=2):
        seen += [line.id for line in page]
        after = f"{page[-1].sort_key}\t{page[-1].id}"
    assert len(seen) == len(set(seen)) == len(PEOPLE) + 1
    assert [line.id for line in residents.list_residents(town)] == seen
