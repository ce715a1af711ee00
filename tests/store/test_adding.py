"""Lists of new records: the rows, history and entries of records added one by one, whatever they hold."""

import json
import threading

import pytest

from cad.domain.clock import utc
from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.journey import Journey, Step
from cad.domain.record import describe
from cad.domain.resident import Resident
from cad.services.notebook import Notebook
from cad.store.beside import overlapped
from cad.store.table import load
from cad.store.work import Act

ODD = 'A "quoted" \\ name\n\tof two lines, 🌻 ق \u2028 \x01\x00 end'
PEOPLE = [
    {"usage_name": ODD, "phones": ("0639980001", '"+33'), "interpreter": True},
    {"first_name": "Zoé", "languages": ("arabe", "français"), "birth_date": "1987-03"},
    {"usage_name": "Ben-Saïd", "first_name": "Amélie", "phones": ("0639980001",), "removed": True},
]


def added(book: Notebook, *lists: list[dict[str, object]]) -> list[str]:
    with book.store.work(Act("test", "test"), book.me, book.now()) as work:
        return work.add_lists(Resident, lists)


def history(book: Notebook, record: str) -> tuple[object, ...]:
    sql = "SELECT act, kind, subject, created, before, after, base, sent FROM change WHERE record = ?"
    return book.connection.execute(sql, (record,)).fetchone()


def test_each_record_of_a_list_is_as_given(book: Notebook) -> None:
    for given, record in zip(PEOPLE, added(book, PEOPLE[:2], PEOPLE[2:]), strict=True):
        made = load(book.connection, Resident, record)
        assert made == Resident(id=record, created_at=utc(book.now()), **given)  # type: ignore[arg-type]


def test_its_history_says_the_fields_it_fills(book: Notebook) -> None:
    act = book.connection.execute("SELECT coalesce(max(pk), 0) + 1 FROM act").fetchone()[0]
    for given, record in zip(PEOPLE, added(book, PEOPLE), strict=True):
        *kept, after, base, sent = history(book, record)
        assert kept == [act, "resident", record, 1, ""]
        assert (base, sent) == (0, 0)
        fields = describe(Resident).fields
        assert {name: fields[name].check(value) for name, value in json.loads(str(after)).items()} == given


@pytest.mark.parametrize(
    "record",
    [
        Journey(resident="r", goal=ODD),
        Journey(resident="r", status="closed"),
        Step(resident="r", title="Appeler", who="adviser"),
        Note(resident="r", text=ODD, visibility="author"),
    ],
)
def test_a_record_of_any_kind_is_read_back_as_it_was(book: Notebook, record: Journey) -> None:
    with book.store.work(Act("test", "test"), book.me, book.now()) as work:
        kept = work.add(record)
    assert load(book.connection, type(kept), kept.id) == kept
    said = {n: v for n in describe(type(kept)).fields if (v := getattr(kept, n)) != getattr(type(kept)(), n)}
    assert json.loads(str(history(book, kept.id)[5])) == said


def test_every_person_shown_is_found_by_name_and_likeness(book: Notebook) -> None:
    added(book, [PEOPLE[0]], [PEOPLE[1]], [PEOPLE[2]])
    rows = book.connection.execute("SELECT rowid FROM resident_search('z* OR quoted OR amelie')").fetchall()
    assert sorted(rows) == [(1,), (2,)]
    held = book.connection.execute("SELECT pk FROM resident_key WHERE key IN ('t0639980001', 't\"+33')")
    assert held.fetchall() == [(1,), (1,)]
    keys = book.connection.execute("SELECT sort_key FROM resident ORDER BY pk").fetchall()
    assert keys[1:] == [("zoe",), ("ben said amelie",)]


def test_one_unfit_value_refuses_all_the_lists(book: Notebook) -> None:
    with pytest.raises(Refused, match="Civilité"):
        added(book, PEOPLE, [{"usage_name": "Barry", "civility": "docteur"}])
    assert not book.connection.execute("SELECT count(*) FROM resident").fetchone()[0]
    assert not book.connection.execute("SELECT count(*) FROM change").fetchone()[0]


def test_an_unknown_field_is_our_mistake(book: Notebook) -> None:
    with pytest.raises(TypeError, match="nickname"):
        added(book, [{"nickname": "Momo"}])


def test_things_are_written_in_order_while_others_are_made() -> None:
    written: list[int] = []
    threads = set()

    def write(one: int) -> None:
        threads.add(threading.current_thread())
        written.append(one)

    overlapped(write, iter(range(100)))
    assert written == list(range(100))
    assert threading.current_thread() not in threads


def test_what_fails_in_either_thread_is_raised_and_nothing_is_left_running() -> None:
    def write(one: int) -> None:
        raise OSError(one)

    before = threading.enumerate()
    with pytest.raises(OSError, match="0"):
        overlapped(write, range(3))
    with pytest.raises(ZeroDivisionError):
        overlapped(print, (1 // one for one in (0,)))
    assert threading.enumerate() == before
