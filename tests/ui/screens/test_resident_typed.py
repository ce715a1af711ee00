"""What is typed at speed is understood, and what is written down is what was meant."""

from datetime import date

import pytest

from cad.domain.errors import Refused
from ui.screens.resident.clock import moment, read_clock, unreadable
from ui.screens.resident.identity_form import checked
from ui.screens.resident.typed import NeedTyped, StepTyped, matching, read_need, read_step, with_theme
from ui.screens.resident.writing import Writing, from_draft, warning

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "theme", "state"),
    [
        ("garde", "childcare", "need"),
        ("Gar", "childcare", "need"),
        ("logement en cours", "housing", "in_progress"),
        ("budget levé", "money", "lifted"),
        ("bien-être point fort", "mental_health", "strength"),
        ("sante", "mental_health", "need"),
        ("permis", "mobility", "need"),
        ("loyer", "housing", "need"),
    ],
)
def test_a_need_is_read_from_a_few_letters(typed: str, theme: str, state: str) -> None:
    assert read_need(typed) == NeedTyped(theme, state)


def test_what_is_no_theme_is_no_need() -> None:
    assert read_need("zzz") is None
    assert read_need("") is None


def test_a_theme_already_taken_is_not_proposed_again() -> None:
    assert "childcare" not in {theme.key for theme in matching("", frozenset(["childcare"]))}
    assert len(matching("")) == 13


@pytest.mark.parametrize(
    ("typed", "title", "due"),
    [
        ("Appeler la crèche pour lundi", "Appeler la crèche", "2026-11-30"),
        ("Refaire le CV d’ici 2 semaines", "Refaire le CV", "2026-12-07"),
        ("Envoyer le dossier avant le 3 décembre", "Envoyer le dossier", "2026-12-03"),
        ("Acheter un ticket pour le bus", "Acheter un ticket pour le bus", ""),
        ("pour lundi", "pour lundi", ""),
    ],
)
def test_a_step_gives_its_day_when_it_says_one(typed: str, title: str, due: str) -> None:
    assert read_step(typed, MONDAY) == StepTyped(title, due_on=due)


def test_a_step_agreed_while_one_need_is_spoken_of_belongs_to_it() -> None:
    step = StepTyped("Appeler")
    assert with_theme(step, (NeedTyped("money"),)).theme == "money"
    assert with_theme(step, (NeedTyped("money"), NeedTyped("housing"))).theme == ""


def test_a_draft_comes_back_as_it_was() -> None:
    writing = Writing("Vue", needs=(NeedTyped("money", "lifted"),), steps=(StepTyped("Lire"),), step="Appe")
    assert from_draft(writing.value()) == writing
    assert Writing(place="Maurepas").value() == {}


def test_what_is_still_being_typed_counts() -> None:
    given = Writing(need="garde", step="Appeler pour lundi").given(MONDAY)
    assert given["needs"] == ({"theme": "childcare", "state": "need", "detail": ""},)
    assert given["steps"][0] == {
        "title": "Appeler", "who": "resident", "due_on": "2026-11-30", "theme": "childcare",
    }  # fmt: skip


def test_an_empty_form_and_an_unknown_theme_are_refused() -> None:
    with pytest.raises(Refused, match="Écrivez"):
        Writing(place="Maurepas").given(MONDAY)
    with pytest.raises(Refused, match="n’est pas un thème"):
        Writing(need="zzz").given(MONDAY)


def test_a_social_security_number_is_warned_about_while_typing() -> None:
    assert warning(Writing("Son numéro : 1 85 05 78 006 084 91"))
    assert not warning(Writing("Tél. 06 12 34 56 78, SIRET 356 000 000 00048"))


def test_hours_are_read_as_they_are_said() -> None:
    assert [read_clock(t) for t in ("10 h 05", "9h", "14:30", "0905", "25", "midi")] == [
        "10:05", "09:00", "14:30", "09:05", "", "",
    ]  # fmt: skip
    assert moment("2026-12-01", "9 h") == "2026-12-01T09:00"
    assert set(unreadable("", "midi")) == {"day", "time"}


def test_identity_is_checked_field_by_field() -> None:
    typed = {
        "usage_name": "Diallo", "birth_name": "", "first_name": "Awa", "birth_date": "32/01/1990",
        "phones": ("06 12 34 56 78", "12"), "email": "awa@", "postcode": "35", "languages": "peul, français",
        "address": "1 85 05 78 006 084 91",
    }  # fmt: skip
    values, errors = checked(typed, MONDAY.isoformat())
    assert set(errors) == {"birth_date", "phones", "email", "postcode", "address"}
    assert values["languages"] == ("peul", "français")
    assert "sécurité sociale" in errors["address"]
