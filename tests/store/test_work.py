"""The unit of work: all or nothing, with the history and what sync will need."""

import json

import pytest

from cad.domain.errors import Refused
from cad.domain.nir import key_of
from cad.services import encounters, journeys, residents
from cad.services.notebook import Notebook

NIR = f"2870335238012{key_of('2870335238012'):02}"
"""Made up, with the right key."""


def everything(book: Notebook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    tables = book.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: book.connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}


def outbox(book: Notebook) -> list[tuple[object, ...]]:
    return book.connection.execute(
        "SELECT kind, record, created, before, after, base FROM outbox ORDER BY pk"
    ).fetchall()


def test_an_act_writes_exactly_what_changed(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", city="Rennes").result
    residents.change_resident(book, person.id, usage_name="Diallo", city="Saint-Malo")
    created, changed = outbox(book)
    assert created[:3] == ("resident", person.id, 1)
    assert json.loads(str(created[4])) == {"usage_name": "Diallo", "city": "Rennes"}
    assert changed == ("resident", person.id, 0, '{"city":"Rennes"}', '{"city":"Saint-Malo"}', 0)


def test_the_base_is_the_central_version_it_was_written_on(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result
    book.connection.execute("UPDATE resident SET version = 41")
    residents.change_resident(book, person.id, city="Rennes")
    assert outbox(book)[-1][-1] == 41


def test_an_act_that_changes_nothing_writes_nothing(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result
    before = len(outbox(book))
    done = residents.change_resident(book, person.id, usage_name="Diallo")
    assert done.changed == frozenset()
    assert len(outbox(book)) == before


def test_a_refused_act_leaves_no_trace(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result
    before = everything(book)
    with pytest.raises(Refused):
        encounters.record_encounter(
            book, person.id, text="Bonjour", needs=({"theme": "nulle part", "state": "need"},)
        )
    assert everything(book) == before


def test_listeners_hear_what_changed_and_who_asked(book: Notebook) -> None:
    heard = []
    book.listeners.append(heard.append)
    person = residents.create_resident(book, usage_name="Diallo", asked_by="residents").result
    assert heard[0].changed == {("resident", person.id)}
    assert heard[0].asked_by == "residents"


@pytest.mark.parametrize("field", ["usage_name", "address", "imilo_number"])
def test_a_nir_is_refused_wherever_it_is_typed(book: Notebook, field: str) -> None:
    with pytest.raises(Refused, match="sécurité sociale"):
        residents.create_resident(book, **{"usage_name": "Diallo", field: "2 87 03 35 238 012 34"})
    person = residents.create_resident(book, usage_name="Diallo").result
    with pytest.raises(Refused, match="sécurité sociale"):
        encounters.add_note(book, person.id, f"Son numéro est le {NIR}.")
    with pytest.raises(Refused, match="sécurité sociale"):
        journeys.set_goal(book, person.id, NIR)


def test_a_value_of_another_nature_is_refused(book: Notebook) -> None:
    with pytest.raises(Refused, match="Interprète"):
        residents.create_resident(book, usage_name="Diallo", interpreter="peut-être")
    with pytest.raises(Refused, match="Civilité"):
        residents.create_resident(book, usage_name="Diallo", civility="docteur")
    with pytest.raises(Refused, match="autre nature"):
        residents.create_resident(book, usage_name="Diallo", interpreter=5)


def test_nobody_without_a_name(book: Notebook) -> None:
    with pytest.raises(Refused, match="nom ou un prénom"):
        residents.create_resident(book, city="Rennes")


@pytest.mark.parametrize("name", ["É", "N’Guyễn-Šū ø ğ", "D'Artagnan", "فاطمة الزهراء", "X" * 200, "Zoé 🌻"])
def test_any_name_is_kept_and_found(book: Notebook, name: str) -> None:
    person = residents.create_resident(book, usage_name=name).result
    assert residents.find_residents(book, text=name)[0].id == person.id


def test_a_name_too_long_is_refused(book: Notebook) -> None:
    with pytest.raises(Refused, match="200 caractères"):
        residents.create_resident(book, usage_name="X" * 201)


def test_only_the_author_corrects_a_note(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result
    note = encounters.add_note(book, person.id, "Première version").result
    corrected = encounters.correct_note(book, note.id, "Seconde version").result
    assert corrected.amends == note.id
    book.me = "quelqu’un d’autre"
    with pytest.raises(Refused, match="Seule la personne"):
        encounters.correct_note(book, note.id, "Autre")
