"""A social-security number is spotted however it is spaced; what only looks like one is left alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.nir import key_of, looks_like_nir, refuse_nir

GAPS = st.sampled_from(["", " ", "\u00a0", "\u202f", ".", "-", " - "])


@st.composite
def numbers(draw: st.DrawFn) -> list[str]:
    """The seven parts of a possible number, its key last."""
    months = [*range(1, 13), *range(20, 43), *range(50, 100)]
    places = [f"{n:02}" for n in range(1, 100)] + ["2A", "2B", "2a", "2b"]
    parts = [
        draw(st.sampled_from("12")),
        f"{draw(st.integers(0, 99)):02}",
        f"{draw(st.sampled_from(months)):02}",
        draw(st.sampled_from(places)),
        f"{draw(st.integers(1, 990)):03}",
        f"{draw(st.integers(1, 999)):03}",
    ]
    return [*parts, f"{key_of(''.join(parts).upper()):02}"]


@given(numbers(), GAPS, st.booleans(), st.text("abc éè,;:()", max_size=8))
def test_spotted_however_spaced(parts: list[str], gap: str, keyed: bool, around: str) -> None:
    number = gap.join(parts if keyed else parts[:6])
    assert looks_like_nir(f"{around} {number} {around}")


@pytest.mark.parametrize(
    "text",
    [
        "1 87 03 35 238 123 40",
        "Sa carte : 187033523812340.",
        "2 87 03 2A 004 123 70",
        "1870 3352 3812 340",
        "NIR1870335238123",
        "1 87 03 35 238 123 40 / 06 12 34 56 78",
        "1 87 03 35 238 123 41",
    ],
)
def test_spotted(text: str) -> None:
    assert looks_like_nir(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06 12 34 56 78",
        "06 12 34 56 78 / 07 12 34 56 78",
        "+33 6 12 34 56 78 ; 02 99 12 34 56",
        "123 456 789 00012",
        "12345678900012",
        "FR76 3000 6000 0112 3456 7890 189",
        "FR7630006000011234567890189",
        "30006 00001 12345678901 89",
        "BE68 5390 0754 7034",
        "12/03/1987",
        "12/03/1987 - 14/05/2001",
        "2026-11-22T10:00",
        "35000 0612345678",
        "1871535238123",
        "187033523812341",
        "3870335238123",
        "12 rue 2 bis, 35 200 Rennes",
        "Commande 1000000000000 sur 2000000000000",
    ],
)
def test_left_alone(text: str) -> None:
    assert not looks_like_nir(text)


@given(st.lists(st.from_regex(r"\A0[1-9]( \d\d){4}\Z"), max_size=4), st.sampled_from([" ", " / ", ", "]))
def test_telephones_are_left_alone(phones: list[str], between: str) -> None:
    assert not looks_like_nir(between.join(phones))


@given(st.integers(10**13, 10**14 - 1))
def test_siret_is_left_alone(siret: int) -> None:
    assert not looks_like_nir(f"{siret:,}".replace(",", " "))
    assert not looks_like_nir(str(siret))


def test_few_unkeyed_runs_of_fifteen_are_taken_for_one() -> None:
    rng = random.Random(1)
    wrong = sum(looks_like_nir(str(rng.randrange(10**14, 10**15))) for _ in range(20_000))
    assert wrong < 20_000 * 0.01


@given(st.text(max_size=60) | st.text("0123456789 .-ABab", max_size=40))
def test_any_text_is_answered(text: str) -> None:
    assert looks_like_nir(text) in (True, False)


def test_refusal_names_the_field() -> None:
    refuse_nir("rien à signaler", "Note")
    with pytest.raises(Refused, match=r"«\u00a0Note\u00a0».*numéro de sécurité sociale"):
        refuse_nir("son n° 1 87 03 35 238 123 40", "Note")
