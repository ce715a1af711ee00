"""Undo and redo: whatever was done, going all the way back and forth ends where it started."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cad.domain.catalogue import RECORDS
from cad.domain.errors import Refused
from cad.domain.journey import Step
from cad.domain.organisation import Adviser
from cad.domain.resident import Resident
from cad.services import encounters, history, journeys, residents
from cad.services.notebook import Notebook
from cad.services.settings import set_me
from cad.store.table import select
from cad.store.undo import DEPTH, next_undo
from cad.store.work import Act
from tests.drawn import tries


def snapshot(book: Notebook) -> dict[str, dict[str, Any]]:
    """Every live record of the notebook by kind and id."""
    return {
        kind: {r.id: r for r in select(book.connection, described.cls)} for kind, described in RECORDS.items()
    }


def test_undo_takes_back_the_last_act_by_name(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result
    residents.change_resident(book, person.id, usage_name="Barry")
    assert history.undo_labels(book).undo == "Modifier la fiche"
    history.undo(book)
    assert residents.find_residents(book, text="diallo")[0].id == person.id
    assert not residents.find_residents(book, text="barry")
    assert history.undo_labels(book).redo == "Modifier la fiche"
    history.redo(book)
    assert residents.find_residents(book, text="barry")


def test_a_new_act_closes_the_way_to_redo(book: Notebook) -> None:
    residents.create_resident(book, usage_name="Diallo")
    history.undo(book)
    residents.create_resident(book, usage_name="Barry")
    assert history.undo_labels(book).redo == ""
    with pytest.raises(Refused, match="rien à rétablir"):
        history.redo(book)


def test_nothing_to_undo_is_said(book: Notebook) -> None:
    with pytest.raises(Refused, match="rien à annuler"):
        history.undo(book)


acts = st.lists(
    st.sampled_from(["create", "change", "need", "step", "done", "encounter", "goal"]), max_size=12
)


@settings(
    max_examples=tries(25), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(names=acts, back=st.integers(0, 12))
def test_all_the_way_back_and_forth(book: Notebook, names: list[str], back: int) -> None:
    person = residents.create_resident(book, usage_name="Témoin").result.id
    journeys.add_step(book, person, "Témoin")
    states = [snapshot(book)]
    for index, name in enumerate(names):
        _do(book, person, name, index)
        states.append(snapshot(book))
    steps = min(back, len(names))
    for gone in range(1, steps + 1):
        history.undo(book)
        assert snapshot(book) == states[len(names) - gone]
    for again in range(steps):
        history.redo(book)
        assert snapshot(book) == states[len(names) - steps + again + 1]


def _do(book: Notebook, person: str, name: str, index: int) -> None:
    """An act that always changes something."""
    if name == "create":
        residents.create_resident(book, usage_name=f"Autre{index}")
    elif name == "change":
        residents.change_resident(book, person, city=f"Rennes {index}", phones=(f"06399800{index:02}",))
    elif name == "need":
        journeys.assess_need(book, person, "mobility", "need", f"vu {index}")
    elif name == "step":
        journeys.add_step(book, person, f"Faire {index}")
    elif name == "done":
        step = select(book.connection, Step, "title = 'Témoin' AND resident = ?", person)[0]
        journeys.complete_step(book, step.id, f"Fini {index}")
    elif name == "encounter":
        encounters.record_encounter(book, person, text=f"Dit {index}", steps=({"title": f"Suite {index}"},))
    else:
        journeys.set_goal(book, person, f"But {index}")


def test_undo_survives_a_restart(book: Notebook, tmp_path: Path) -> None:
    from cad.services import notebook
    from tests.conftest import PASSPHRASE

    residents.create_resident(book, usage_name="Diallo")
    book.close()
    again = notebook.unlock(tmp_path / "carnet", PASSPHRASE, book.now)
    assert history.undo_labels(again).undo == "Créer la fiche"
    history.undo(again)
    assert residents.count_residents(again) == 0
    again.close()


def test_an_act_that_changed_nothing_is_not_undone(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result
    residents.change_resident(book, person.id, city="Rennes")
    residents.change_resident(book, person.id, city="Rennes")
    history.undo(book)
    assert residents.find_residents(book, text="diallo")[0].city == ""
    residents.change_resident(book, person.id, city="")
    assert history.undo_labels(book).redo == "Modifier la fiche"


def test_what_someone_else_wrote_since_is_not_overwritten(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", city="Rennes").result
    residents.change_resident(book, person.id, city="Cesson", postcode="35510")
    book.connection.execute("UPDATE resident SET city = 'Betton'")  # as a sync does
    with pytest.raises(Refused, match="a changé depuis"):
        history.undo(book)
    kept = select(book.connection, Resident)[0]
    assert (kept.city, kept.postcode) == ("Betton", "35510")


def test_a_record_changed_twice_in_one_act_goes_back_to_before_both(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", city="Rennes").result
    with book.store.work(Act("twice", "Deux fois"), book.me, book.now()) as work:
        once = work.change(person, city="Cesson")
        work.change(once, city="Betton")
    history.undo(book)
    assert select(book.connection, Resident)[0].city == "Rennes"
    history.redo(book)
    assert select(book.connection, Resident)[0].city == "Betton"


def test_what_cannot_be_undone_neither_is_nor_stands_in_the_way(book: Notebook) -> None:
    residents.create_resident(book, usage_name="Diallo")
    history.undo(book)
    set_me(book, name="Nora", organisation="We Ker")
    assert history.undo_labels(book).redo == "Créer la fiche"
    history.redo(book)
    history.undo(book)
    assert not select(book.connection, Resident)
    assert [me.name for me in select(book.connection, Adviser)] == ["Nora"]


def test_one_goes_back_two_hundred_acts_and_no_further(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result
    for number in range(DEPTH + 20):
        residents.change_resident(book, person.id, city=f"Ville {number}")
    target = next_undo(book.connection)
    assert target
    oldest = target.pk - DEPTH + 1
    book.connection.execute("UPDATE act SET undone = 1 WHERE pk > ?", (oldest,))
    assert next_undo(book.connection)
    book.connection.execute("UPDATE act SET undone = 1 WHERE pk >= ?", (oldest,))
    assert not next_undo(book.connection)
