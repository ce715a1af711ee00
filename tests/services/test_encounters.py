"""A moment with the person, written in one action with what was seen and agreed."""

import pytest

from cad.domain.encounter import Encounter, Note
from cad.domain.errors import Refused
from cad.domain.journey import Need, Step
from cad.services.drafts import drafts, keep_draft
from cad.services.encounters import add_note, correct_note, record_encounter
from cad.services.history import undo
from cad.services.notebook import Notebook
from cad.store.table import select


def test_one_action_writes_the_whole_form_and_one_undo_takes_it_back(signed: Notebook, awa: str) -> None:
    record_encounter(
        signed,
        awa,
        text=" Cherche une garde ",
        themes=("housing",),
        needs=({"theme": "childcare", "state": "need"},),
        steps=({"title": "Appeler la crèche", "due_on": "2026-12-01"},),
    )
    (encounter,) = select(signed.connection, Encounter)
    assert (encounter.at, encounter.themes) == ("2026-11-23T10:00", ("housing", "childcare"))
    (note,), (need,), (step,) = (select(signed.connection, cls) for cls in (Note, Need, Step))
    assert {note.encounter, need.encounter, step.encounter} == {encounter.id}
    assert note.text == "Cherche une garde"
    undo(signed)
    assert not any(select(signed.connection, cls) for cls in (Encounter, Note, Need, Step))


def test_what_was_half_typed_is_forgotten_once_written(signed: Notebook, awa: str) -> None:
    keep_draft(signed, "encounter", awa, {"text": "Cherche"})
    keep_draft(signed, "referral", awa, {"purpose": "Permis"})
    record_encounter(signed, awa, text="Cherche une garde")
    assert [draft.form for draft in drafts(signed)] == ["referral"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"at": "2026-11-23T10:01"}, "à venir"),
        ({"at": "2026-11-24T09:00"}, "à venir"),
        ({"minutes": -1}, "entre 0 et une journée"),
        ({"minutes": 24 * 60 + 1}, "entre 0 et une journée"),
        ({"channel": "pigeon"}, "choix possible"),
        ({"needs": ({"theme": "childcare", "state": "perhaps"},)}, "choix possible"),
    ],
)
def test_what_cannot_have_been_is_refused_whole(
    signed: Notebook, awa: str, given: dict[str, object], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        record_encounter(signed, awa, text="Dit", **given)
    assert not select(signed.connection, Encounter)
    assert not select(signed.connection, Note)


def test_one_corrects_one_s_own_note_and_the_first_words_stay(signed: Notebook, awa: str) -> None:
    first = add_note(signed, awa, "Vu mardi", visibility="organisation").result
    second = correct_note(signed, first.id, "Vu mercredi").result
    assert (second.amends, second.visibility) == (first.id, "organisation")
    assert {note.text for note in select(signed.connection, Note)} == {"Vu mardi", "Vu mercredi"}
    signed.connection.execute("UPDATE note SET adviser = 'someone' WHERE id = ?", (first.id,))
    with pytest.raises(Refused, match="Seule la personne"):
        correct_note(signed, first.id, "Vu jeudi")
