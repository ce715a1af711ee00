"""What the list asks for and shows: pages as one looks, one search at a time, the latest answer."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.services.action import Done
from cad.services.people import Person
from cad.services.seams import StalledRow
from tests.ui.fakes import FakeDesk
from tests.ui.screens.people import found
from ui.screens.residents.everyone import KEPT, PAGE, STRIDE, Everyone
from ui.screens.residents.lines import stalled_line
from ui.screens.residents.marks import mark
from ui.screens.residents.presenter import ALL, IDLE, SEAMS, SILENT, Found, Presenter

MANY = [found(f"N{n:06}", id=f"{n:032}") for n in range(20_000)]


def listed(after: str = "", limit: int = 200) -> list[Any]:
    """`list_residents` over MANY, as the store does it."""
    start = next((i + 1 for i, p in enumerate(MANY) if f"{p.sort_key}\t{p.id}" == after), 0) if after else 0
    return MANY[start : start + limit]


def everyone(desk: FakeDesk) -> Everyone:
    made = Everyone(desk, lambda: None)
    made.renew(len(MANY))
    return made


def test_one_page_is_asked_for_what_is_in_sight() -> None:
    desk = FakeDesk(answers={"list_residents": listed})
    people = everyone(desk)
    assert people.person(3) == MANY[3]
    assert [people.person(n) for n in range(20)] == MANY[:20]
    assert desk.asked == [("list_residents", {"after": "", "limit": PAGE})]


def test_someone_not_here_yet_is_nobody_then_arrives() -> None:
    arrived: list[int] = []
    desk = FakeDesk(answers={"list_residents": listed}, late=True)
    people = Everyone(desk, lambda: arrived.append(1))
    people.renew(len(MANY))
    assert people.person(0) is None
    assert people.person(1) is None
    assert len(desk.waiting) == 1
    desk.waiting.pop().answer()
    assert arrived == [1]
    assert people.person(1) == MANY[1]


def test_a_jump_to_the_end_reads_its_way_there_once_and_keeps_little() -> None:
    desk = FakeDesk(answers={"list_residents": listed})
    people = everyone(desk)
    assert people.person(19_999) == MANY[19_999]
    assert len(desk.asked) == len(MANY) / (PAGE * STRIDE)
    assert len(people._pages) <= KEPT
    before = len(desk.asked)
    assert people.person(10_000) == MANY[10_000]
    assert len(desk.asked) == before + 1


def test_while_the_bar_is_dragged_only_the_last_place_is_walked_to() -> None:
    desk = FakeDesk(answers={"list_residents": listed}, late=True)
    people = everyone(desk)
    for place in range(0, 20_000, 400):
        people.person(place)
    assert len(desk.waiting) == 1
    while desk.waiting:
        desk.waiting.pop().answer()
    assert len(desk.asked) <= 12
    assert people.person(19_600) == MANY[19_600]


def test_who_is_written_is_read_again_while_the_old_line_stays() -> None:
    desk = FakeDesk(answers={"list_residents": listed})
    people = everyone(desk)
    people.person(0)
    desk.late = True
    people.renew(len(MANY))
    assert people.person(0) == MANY[0]
    assert desk.waiting


def test_a_reading_that_fails_is_said_and_can_be_asked_again() -> None:
    from cad.domain.errors import MachineTrouble

    def broken(**_given: Any) -> None:
        raise MachineTrouble("Le disque ne répond pas.")

    desk = FakeDesk(answers={"list_residents": broken})
    people = everyone(desk)
    assert people.person(0) is None
    assert desk.said == ["Le disque ne répond pas."]
    desk.answers["list_residents"] = listed
    assert people.person(0) == MANY[0]


class Page:
    """Notes what the presenter shows."""

    def __init__(self) -> None:
        self.shown: list[Any] = []
        self.count = ""
        self.counts: dict[str, int] = {}

    def show_everyone(self) -> None:
        self.shown.append("everyone")

    def repaint_people(self) -> None:
        pass

    def show_found(self, answer: Found) -> None:
        self.shown.append(answer)

    def show_stalled(self, kind: str, rows: list[Any]) -> None:
        self.shown.append((kind, rows))

    def show_nobody(self) -> None:
        self.shown.append("nobody")

    def count_stalled(self, counts: dict[str, int]) -> None:
        self.counts = counts

    def soon(self, act: Callable[[], None]) -> None:
        act()

    def say_count(self, sentence: str) -> None:
        self.count = sentence


class Part:
    count = 4


class Day:
    seams = without_next_step = silent = Part()


def page(*people: Any, count: int = 300, late: bool = False) -> tuple[FakeDesk, Page, Presenter]:
    answers = {
        "count_residents": lambda: count,
        "find_residents": lambda text, limit: [p for p in people if p.sort_key.startswith(text)],
        "list_residents": listed,
        "today": lambda limit: Day(),
        "seams": lambda limit: ["seam"],
        "journeys_without_next_step": lambda limit: [],
        "silent_journeys": lambda limit: ["a", "b"],
    }
    desk, view = FakeDesk(answers=answers), Page()
    presenter = Presenter(desk, view)
    presenter.arrive()
    desk.late = late
    return desk, view, presenter


def test_coming_shows_everyone_and_how_many() -> None:
    _desk, view, _presenter = page()
    assert view.shown == ["everyone"]
    assert view.count == "300 personnes"
    assert view.counts == {SEAMS: 4, IDLE: 4, SILENT: 4}


def test_an_empty_notebook_says_so() -> None:
    _desk, view, _presenter = page(count=0)
    assert view.shown == ["nobody"]


def test_the_latest_answer_wins_and_nothing_is_asked_twice_at_once() -> None:
    desk, view, presenter = page(found("Diallo"), found("Dupont"), late=True)
    for text in ("d", "di", "dia"):
        presenter.search(text)
    assert [name for name, _ in desk.asked].count("find_residents") == 1
    desk.waiting.pop().answer()  # for "d": no longer wanted
    assert view.shown == ["everyone"]
    desk.waiting.pop().answer()
    assert view.shown[-1].text == "dia"
    assert [p.usage_name for p in view.shown[-1].people] == ["Diallo"]
    assert not desk.waiting


def test_clearing_the_search_shows_everyone_whatever_answer_is_on_its_way() -> None:
    desk, view, presenter = page(found("Diallo"), late=True)
    presenter.search("dia")
    presenter.search("")
    desk.waiting.pop().answer()
    assert view.shown[-1] == "everyone"
    desk.late = False
    presenter.search("dia")
    assert view.shown[-1].text == "dia"


def test_how_many_are_found_is_said_in_words() -> None:
    _desk, view, presenter = page(found("Diallo"), found("Dialo", near=1), found("Nguyen", near=1))
    presenter.search("diallo")
    assert view.count == "1 personne trouvée"
    presenter.search("nguyen")
    assert view.count == "Rien d’exact, des noms approchants"
    assert not view.shown[-1].exact
    presenter.search("zzz")
    assert view.count == "Personne ne correspond"


def test_a_filter_shows_its_journeys_and_typing_leaves_it() -> None:
    _desk, view, presenter = page(found("Diallo"))
    presenter.filter(SILENT)
    assert view.shown[-1] == (SILENT, ["a", "b"])
    assert view.count == "2 parcours sans nouvelles"
    presenter.search("dia")
    assert presenter.kind == ALL
    presenter.filter(IDLE)
    assert view.shown[-1] == (IDLE, [])


def test_what_is_written_elsewhere_waits_until_one_comes_back() -> None:
    desk, _view, presenter = page()
    asked = len(desk.asked)
    presenter.changed(Done(None, "", frozenset({("organisation", "o")})), True)
    presenter.changed(Done(None, "", frozenset({("resident", "r")})), False)
    assert len(desk.asked) == asked
    presenter.arrive()
    assert len(desk.asked) > asked
    asked = len(desk.asked)
    presenter.arrive()
    assert len(desk.asked) == asked


@pytest.mark.parametrize(
    ("title", "subtitle", "typed", "in_title", "below"),
    [
        ("DIALLO Aïssatou (BARRY)", "Rennes", "diall ais", ["DIALL", "Aïs"], []),
        ("N’GUESSAN-KONÉ Fatou", "Rennes", "guessan ko renn", ["GUESSAN", "KO"], ["Renn"]),
        ("ŒUVRARD Zoé", "", "oeuv", ["ŒUV"], []),
        ("MARTIN Max", "12 mars 1987", "mar", ["MAR"], []),
        ("BARRY Awa", "06\u00a012\u00a034\u00a056\u00a078", "061234", [], ["06\u00a012\u00a034"]),
        ("BARRY Awa", "12 mars 1987 · 06\u00a012", "1987", [], ["1987"]),
        ("BARRY Awa", "Rennes", "zz", [], []),
    ],
)
def test_what_was_typed_is_underlined_where_it_is(
    title: str, subtitle: str, typed: str, in_title: list[str], below: list[str]
) -> None:
    marks, under = mark(title, subtitle, typed)
    assert [title[a : a + n] for a, n in marks] == in_title
    assert [subtitle[a : a + n] for a, n in under] == below


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=20))
def test_marks_never_leave_the_text(title: str, subtitle: str, typed: str) -> None:
    for text, marks in zip((title, subtitle), mark(title, subtitle, typed), strict=True):
        assert all(start >= 0 and length > 0 and start + length <= len(text) for start, length in marks)


@pytest.mark.parametrize(
    ("phone", "planned", "silent", "said"),
    [
        ("0639980001", 0, False, ("06\u00a039\u00a098\u00a000\u00a001", "hier", "muted")),
        ("", 1, True, ("sans téléphone · une suite est prévue", "hier", "warning")),
    ],
)
def test_a_stalled_journey_says_how_to_call_and_only_silence_warns(
    phone: str, planned: int, silent: bool, said: tuple[str, str, str]
) -> None:
    row = StalledRow(Person("p", "DIALLO Awa"), phone, "j", "2026-11-22", 1, planned)
    shown = stalled_line(row, "2026-11-23", silent=silent)
    assert (shown.subtitle, shown.trailing, shown.trailing_tone) == said
