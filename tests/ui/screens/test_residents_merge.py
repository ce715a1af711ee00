"""Two files side by side: what differs is shown, what is chosen is kept, the next pair follows."""

from typing import Any

from cad.domain.resident import Resident
from cad.services import duplicates, history, residents
from cad.services.duplicates import PossiblePair
from cad.services.notebook import Notebook
from cad.store.table import load
from tests.ui.fakes import FakeDesk
from ui.screens.residents.compared import Compared
from ui.screens.residents.merging import Presenter


class Pages:
    """Notes what the presenter shows."""

    def __init__(self) -> None:
        self.pairs: list[PossiblePair] | None = None
        self.files: Compared | None = None
        self.place = self.trouble = ""
        self.looking = 0

    def show_looking(self) -> None:
        self.looking += 1

    def show_pairs(self, pairs: list[PossiblePair]) -> None:
        self.pairs, self.files = pairs, None

    def show_files(self, files: Compared, place: str) -> None:
        self.files, self.place = files, place

    def show_trouble(self, sentence: str) -> None:
        self.trouble = sentence


def person(book: Notebook, **fields: Any) -> Resident:
    known = {"usage_name": "Diallo", "first_name": "Aïssatou", "birth_date": "1987-03-12", **fields}
    return residents.create_resident(book, **known).result


def made(book: Notebook) -> tuple[FakeDesk, Pages, Presenter]:
    desk, pages = FakeDesk(book), Pages()
    return desk, pages, Presenter(desk, pages)


def test_what_differs_comes_first_and_what_agrees_is_only_named(book: Notebook) -> None:
    one = person(book, phones=("0639980001",), city="Rennes", email="a@exemple.fr")
    two = person(book, usage_name="Dialo", phones=("0639980002",), city="Rennes")
    _desk, pages, presenter = made(book)
    presenter.compare(two.id, one.id)
    assert pages.files
    assert pages.files.left.id == one.id  # the older file stays, in whatever order they were given
    assert [line.name for line in pages.files.lines] == ["usage_name", "phones", "email"]
    assert [line.choose for line in pages.files.lines] == [True, True, False]
    assert "Commune" in pages.files.same
    assert pages.place == ""


def test_a_merge_keeps_what_was_chosen_and_can_be_taken_back(book: Notebook) -> None:
    one = person(book, phones=("0639980001",), address="12 rue du Puits")
    two = person(book, usage_name="Dialo", phones=("0639980002",), address="3 place du Banat")
    desk, _pages, presenter = made(book)
    presenter.compare(one.id, two.id)
    presenter.choose("address", "absorbed")
    presenter.choose("phones", "both")
    presenter.merge()
    kept = load(book.connection, Resident, one.id)
    assert kept.address == "3 place du Banat"
    assert kept.phones == ("0639980001", "0639980002")
    assert desk.opened == [("resident", {"resident": one.id})]
    assert desk.said == ["Fiches réunies\u00a0: DIALLO Aïssatou"]
    history.undo(book)
    assert load(book.connection, Resident, two.id).merged_into == ""


def test_two_people_are_said_once(book: Notebook) -> None:
    one, two = person(book), person(book)
    _desk, _pages, presenter = made(book)
    presenter.compare(one.id, two.id)
    presenter.tell_apart()
    assert not duplicates.duplicates_of(book, one.id)


def test_pairs_follow_one_another_until_none_is_left(book: Notebook) -> None:
    for name in ("Diallo", "Nguyen", "Kermarrec"):
        person(book, usage_name=name)
        person(book, usage_name=name)
    _desk, pages, presenter = made(book)
    presenter.list_pairs()
    assert pages.pairs
    assert len(pages.pairs) == 3
    presenter.compare_pair(0)
    assert pages.place == "1 sur 3"
    presenter.later()
    assert pages.place == "2 sur 3"
    presenter.merge()
    assert pages.place == "2 sur 2"
    presenter.tell_apart()
    assert pages.files is None
    assert len(pages.pairs) == 1


def test_a_file_merged_away_takes_its_other_pairs_with_it(book: Notebook) -> None:
    for _copy in range(3):
        person(book)
    _desk, pages, presenter = made(book)
    presenter.list_pairs()
    assert pages.pairs
    assert len(pages.pairs) == 3
    presenter.compare_pair(0)
    assert pages.files
    gone = pages.files.right.id
    presenter.merge()
    presenter.list_pairs()
    assert all(gone not in (pair.first.id, pair.second.id) for pair in pages.pairs)


def test_the_notebook_is_compared_again_only_after_something_was_written(book: Notebook) -> None:
    person(book)
    _desk, pages, presenter = made(book)
    presenter.list_pairs()
    presenter.list_pairs()
    assert pages.looking == 1
    presenter.touched(residents.create_resident(book, usage_name="Barry"), True)
    assert pages.looking == 2


def test_one_file_is_not_compared_with_itself(book: Notebook) -> None:
    one, two = person(book), person(book)
    duplicates.merge_residents(book, survivor=one.id, absorbed=two.id)
    _desk, pages, presenter = made(book)
    presenter.compare(one.id, two.id)
    assert pages.trouble == "Ces deux fiches n’en font déjà qu’une."


def test_a_pair_decided_after_an_undo_leads_to_the_list_looked_for_again(book: Notebook) -> None:
    for name in ("Diallo", "Nguyen"):
        person(book, usage_name=name)
        person(book, usage_name=name)
    _desk, pages, presenter = made(book)
    presenter.list_pairs()
    presenter.compare_pair(0)
    presenter.tell_apart()
    presenter.touched(history.undo(book), False)
    presenter.merge()
    assert pages.pairs
    assert len(pages.pairs) == 1
    assert pages.files is None
