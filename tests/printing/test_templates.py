"""The editable wording: checked when saved, filled without ever failing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.printing.templates import DEFAULT_LETTER, LETTER_FIELDS, check_template, fill


def test_the_usual_wording_has_no_problem() -> None:
    assert check_template(DEFAULT_LETTER) == ()


def test_every_field_may_stand_in_a_wording() -> None:
    assert check_template(" ".join(f"{{{field}}}" for field in LETTER_FIELDS)) == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{presonne}", "{personne}"),
        ("{Personne}", "{personne}"),
        ("{ personne }", "{personne}"),
        ("{date limite}", "{date_limite}"),
        ("{téléphone}", "{telephone}"),
        ("{structures}", "{structure}"),
    ],
)
def test_an_unknown_field_is_named_with_the_nearest(written: str, meant: str) -> None:
    (problem,) = check_template(f"Bonjour {written}.")
    assert written in problem
    assert f"vouliez-vous {meant}\u202f?" in problem


def test_a_field_like_no_other_lists_them_all() -> None:
    (problem,) = check_template("{zzzzzz}")
    assert "{zzzzzz}" in problem
    assert all(f"{{{field}}}" in problem for field in LETTER_FIELDS)


@pytest.mark.parametrize("text", ["{personne", "personne}", "{{personne}}", "{objet} }", "{a\nb}"])
def test_a_lone_brace_is_told(text: str) -> None:
    assert any("seule" in problem for problem in check_template(text))


def test_empty_braces_and_an_empty_text() -> None:
    assert "n’entourent rien" in check_template("{}")[0]
    assert "vide" in check_template(" \n ")[0]


def test_each_problem_is_said_once() -> None:
    assert len(check_template("{presonne} {presonne} {objte}")) == 2


def test_a_sign_no_font_has_is_told_when_saving() -> None:
    (problem,) = check_template("Bonjour 😀 {personne}")
    assert "😀" in problem


def test_a_line_that_misses_a_value_goes() -> None:
    text = "Un {a}.\nDeux {b}.\nTrois."
    assert fill(text, {"a": "1", "b": ""}) == "Un 1.\nTrois."


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert fill("{a} {b}", {"a": "{b} {", "b": "}{a}"}) == "{b} { }{a}"


def test_a_field_of_another_time_stays_as_written() -> None:
    assert fill("{ancien} {a}", {"a": "1"}) == "{ancien} 1"


@given(text=st.text(), values=st.dictionaries(st.sampled_from(sorted(LETTER_FIELDS)), st.text()))
def test_nothing_makes_it_fail(text: str, values: dict[str, str]) -> None:
    fill(text, values)
    check_template(text)
