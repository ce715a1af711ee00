"""Possible duplicates are proposed with reasons; a merge keeps everything and can always be taken back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.resident import Resident
from cad.services import duplicates, encounters, history, journeys, residents
from cad.services.notebook import Notebook
from cad.store.reads.residents import identities, of_person
from cad.store.table import load, select
from tests.drawn import tries

REUSED = settings(
    max_examples=tries(25), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
"""One notebook serves every example: each adds its own people."""


def person(book: Notebook, first: str = "Aïssatou", surname: str = "Diallo", **fields: Any) -> Resident:
    made = residents.create_resident(book, first_name=first, usage_name=surname, **fields).result
    return as_kept(book, made.id)


def as_kept(book: Notebook, resident: str) -> Resident:
    return load(book.connection, Resident, resident)


def test_the_same_person_is_proposed_at_creation_with_the_reasons(book: Notebook) -> None:
    known = person(book, birth_date="12/03/1987")
    (found,) = duplicates.possible_duplicates(
        book, first_name="AISSATOU", usage_name="DIALO", birth_date="03/12/1987"
    )
    assert found.id == known.id
    assert found.score >= 70
    assert any("inversés" in reason for reason in found.reasons)


@pytest.mark.parametrize("typed", ["", "12/", "31/02/1987"])
def test_a_half_typed_date_does_not_get_in_the_way(book: Notebook, typed: str) -> None:
    known = person(book)
    found = duplicates.possible_duplicates(
        book, first_name="Aissatou", usage_name="Diallo", birth_date=typed, phones=("06",)
    )
    assert [f.id for f in found] == [known.id]


def test_a_couple_with_one_telephone_is_not_a_duplicate(book: Notebook) -> None:
    person(book, "Mamadou", "Diallo", birth_date="1980-05-01", phones=("0639980001",))
    assert not duplicates.possible_duplicates(
        book, first_name="Fatou", usage_name="Diallo", birth_date="1984-11-23", phones=("0639980001",)
    )


def test_a_merged_file_proposes_the_one_it_is_found_under(book: Notebook) -> None:
    survivor, absorbed = person(book, birth_date="1987-03-12"), person(book, "Aissatou", "Barry")
    duplicates.merge_residents(book, survivor=survivor.id, absorbed=absorbed.id)
    found = duplicates.possible_duplicates(book, first_name="Aissatou", usage_name="Barry")
    assert [f.id for f in found] == [survivor.id]


def test_pairs_of_the_notebook_come_likeliest_first(book: Notebook) -> None:
    person(book, "Maëlle", "Le Goff", birth_date="2001-02-03")
    person(book, "Maelle", "LE GOFF", birth_date="2001-02-03")
    person(book, "Thi Hoa", "Nguyen", birth_date="1990-06-07")
    person(book, "Thi Hoa", "Nguyen", birth_date="1990-07-06")
    scores = [pair.first.score for pair in duplicates.duplicates_in_notebook(book)]
    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)
    assert len(duplicates.duplicates_in_notebook(book, limit=1)) == 1


def test_two_people_are_said_once(book: Notebook) -> None:
    one, two = person(book, birth_date="1987"), person(book, birth_date="1987")
    assert [d.id for d in duplicates.duplicates_of(book, one.id)] == [two.id]
    said = duplicates.not_duplicates(book, two.id, one.id).result
    assert not duplicates.duplicates_of(book, one.id)
    assert not duplicates.duplicates_in_notebook(book)
    history.undo(book)
    assert duplicates.duplicates_of(book, one.id)
    history.redo(book)
    assert duplicates.not_duplicates(book, one.id, two.id).result.id == said.id


def test_the_survivor_is_completed_and_lists_are_joined(book: Notebook) -> None:
    survivor = person(book, phones=("0639980001",))
    absorbed = person(book, birth_date="1987", phones=("0639980002", "0639980001"), email="a@exemple.fr")
    merged = duplicates.merge_residents(
        book, survivor.id, absorbed.id, keep={"email": "survivor", "city": "Rennes", "first_name": "absorbed"}
    ).result
    assert merged.survivor.phones == ("0639980001", "0639980002")
    assert merged.survivor.birth_date == "1987"
    assert (merged.survivor.email, merged.survivor.city) == ("", "Rennes")
    assert merged.absorbed.merged_into == survivor.id


@pytest.mark.parametrize("keep", [{"colour": "survivor"}, {"civility": "docteur"}, {"invented": True}])
def test_what_cannot_be_kept_is_refused_and_nothing_is_merged(book: Notebook, keep: dict[str, Any]) -> None:
    one, two = person(book), person(book)
    with pytest.raises(Refused):
        duplicates.merge_residents(book, one.id, two.id, keep=keep)
    assert as_kept(book, two.id) == two


def test_a_file_is_not_merged_with_itself_even_through_others(book: Notebook) -> None:
    a, b, c = person(book), person(book), person(book)
    duplicates.merge_residents(book, a.id, b.id)
    duplicates.merge_residents(book, b.id, c.id)
    for one, two in ((a, a), (a, c), (c, b), (b, c)):
        with pytest.raises(Refused, match="déjà"):
            duplicates.merge_residents(book, one.id, two.id)


def test_only_a_merged_file_is_separated(book: Notebook) -> None:
    with pytest.raises(Refused, match="pas fusionnée"):
        duplicates.unmerge_residents(book, person(book).id)


def test_what_was_written_since_the_merge_stays(book: Notebook) -> None:
    survivor, absorbed = person(book), person(book, city="Rennes", email="a@exemple.fr")
    duplicates.merge_residents(book, survivor.id, absorbed.id)
    residents.change_resident(book, survivor.id, email="nouveau@exemple.fr")
    duplicates.unmerge_residents(book, absorbed.id)
    assert as_kept(book, survivor.id) == replace(survivor, email="nouveau@exemple.fr")


def test_undo_and_redo_of_a_merge_and_of_its_separation(book: Notebook) -> None:
    survivor, absorbed = person(book), person(book, city="Rennes")
    duplicates.merge_residents(book, survivor.id, absorbed.id)
    together = as_kept(book, survivor.id), as_kept(book, absorbed.id)
    history.undo(book)
    assert (as_kept(book, survivor.id), as_kept(book, absorbed.id)) == (survivor, absorbed)
    history.redo(book)
    assert (as_kept(book, survivor.id), as_kept(book, absorbed.id)) == together
    duplicates.unmerge_residents(book, absorbed.id)
    history.undo(book)
    assert (as_kept(book, survivor.id), as_kept(book, absorbed.id)) == together
    duplicates.unmerge_residents(book, absorbed.id)
    assert (as_kept(book, survivor.id), as_kept(book, absorbed.id)) == (survivor, absorbed)


def test_the_last_contact_of_a_person_is_that_of_all_their_files(book: Notebook) -> None:
    one, two, three = person(book), person(book), person(book)
    for who, day in ((one, "2026-01-05"), (two, "2026-03-01"), (three, "2026-02-01")):
        encounters.record_encounter(book, who.id, at=f"{day}T10:00")

    def last_contact(of: Resident) -> str:
        sql = "SELECT last_contact FROM resident WHERE id = ?"
        return str(book.connection.execute(sql, (of.id,)).fetchone()[0])

    duplicates.merge_residents(book, three.id, two.id)
    duplicates.merge_residents(book, one.id, three.id)
    assert last_contact(one) == "2026-03-01"
    encounters.record_encounter(book, two.id, at="2026-04-01T10:00")
    assert last_contact(one) == "2026-04-01"
    history.undo(book)
    duplicates.unmerge_residents(book, two.id)
    assert [last_contact(p) for p in (one, two, three)] == ["2026-02-01", "2026-03-01", "2026-02-01"]
    history.undo(book)
    history.undo(book)
    assert [last_contact(p) for p in (one, three)] == ["2026-01-05", "2026-03-01"]


people_fields = st.fixed_dictionaries(
    {"first": st.sampled_from(["Awa", "Léa", "Minh"])},
    optional={
        "birth_date": st.sampled_from(["1987", "1987-03", "1987-03-12"]),
        "city": st.sampled_from(["Rennes", "Cesson-Sévigné"]),
        "phones": st.lists(st.integers(0, 9).map("063998000{}".format), max_size=3).map(tuple),
        "languages": st.lists(st.sampled_from(["français", "peul", "arabe"]), max_size=2).map(tuple),
        "email": st.just("a@exemple.fr"),
        "interpreter": st.booleans(),
    },
)


@REUSED
@given(files=st.lists(people_fields, min_size=2, max_size=5), data=st.data())
def test_merging_then_separating_in_any_order_restores_every_file(
    book: Notebook, files: list[dict[str, Any]], data: st.DataObject
) -> None:
    """The first file takes in all the others, in one order; they leave in any other."""
    first, *others = [person(book, **fields) for fields in files]
    for other in data.draw(st.permutations(others)):
        duplicates.merge_residents(book, first.id, other.id)
    for other in data.draw(st.permutations(others)):
        duplicates.unmerge_residents(book, other.id)
    assert [as_kept(book, f.id) for f in (first, *others)] == [first, *others]


@REUSED
@given(count=st.integers(2, 6), data=st.data())
def test_any_order_of_merges_keeps_every_note_within_reach(
    book: Notebook, count: int, data: st.DataObject
) -> None:
    files = [person(book) for _n in range(count)]
    notes = {encounters.add_note(book, f.id, f"Note {n}").result.id for n, f in enumerate(files)}
    steps = {journeys.add_step(book, f.id, "Appeler").result.id for f in files}
    links = data.draw(st.lists(st.tuples(*[st.integers(0, count - 1)] * 2), max_size=3 * count))
    for a, b in [*links, *((0, n) for n in range(1, count))]:
        if identities(book.connection, files[a].id) != identities(book.connection, files[b].id):
            duplicates.merge_residents(book, files[a].id, files[b].id)
    for file in files:
        ids = identities(book.connection, file.id)
        assert {n.id for n in of_person(book.connection, Note, ids)} == notes
        assert {s.id for s in of_person(book.connection, journeys.Step, ids)} == steps
    roots = [
        r for r in select(book.connection, Resident) if r.id in {f.id for f in files} and not r.merged_into
    ]
    assert len(roots) == 1
