"""Looking for a word in everything that was written, and never in what is not ours to read."""

from cad.services import encounters, history, journeys, residents
from cad.services.notebook import Notebook
from cad.services.search import search_everything
from cad.services.settings import set_me


def test_a_word_is_found_wherever_it_was_written(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    encounters.record_encounter(
        book,
        person,
        text="Elle cherche une crèche près du métro.",
        steps=({"title": "Appeler la crèche"},),
        needs=({"theme": "childcare", "state": "need", "detail": "crèche dès 7 h"},),
    )
    journeys.set_goal(book, person, "Trouver une crèche, puis un travail")
    found = search_everything(book, text="creche")
    assert {hit.kind for hit in found} == {"note", "step", "need", "journey"}
    assert {hit.person.name for hit in found} == {"DIALLO Awa"}
    assert any("cherche une crèche près" in hit.extract for hit in found)


def test_every_word_must_be_there_in_any_order(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result.id
    encounters.add_note(book, person, "Le bus passe trop tard le soir")
    assert search_everything(book, text="soir bus")
    assert not search_everything(book, text="soir train")
    assert not search_everything(book, text="« ! » *")


def test_what_was_taken_back_is_not_found(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result.id
    encounters.add_note(book, person, "Le bus passe trop tard")
    history.undo(book)
    assert not search_everything(book, text="bus")
    history.redo(book)
    assert search_everything(book, text="bus")


def test_another_adviser_s_own_note_is_not_found(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo").result.id
    set_me(book, name="Une autre", organisation="Ailleurs")
    encounters.add_note(book, person, "Confidence gardée pour moi", visibility="author")
    assert search_everything(book, text="confidence")
    book.me = "moi"
    assert not search_everything(book, text="confidence")
