"""Nobody reads a note by accident."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.encounter import VISIBILITIES
from cad.domain.visibility import BY_KEY, LEVELS, may_read


@dataclass(frozen=True)
class Reader:
    organisation: str = "ccas"
    in_team: bool = False
    consent: bool = False


def reads(level: str, reader: Reader, author: str = "anna") -> bool:
    return may_read(
        level,
        author=author,
        reader="bob",
        reader_organisation=reader.organisation,
        author_organisation="weker",
        in_team=reader.in_team,
        shared_consent=reader.consent,
    )


COLLEAGUE, PARTNER = Reader("weker"), Reader("ccas")
TEAMMATE, CONSENTED = Reader("ccas", in_team=True), Reader("ccas", consent=True)


@pytest.mark.parametrize(
    ("level", "readers"),
    [
        ("author", []),
        ("team", [TEAMMATE]),
        ("organisation", [COLLEAGUE]),
        ("shared", [COLLEAGUE, CONSENTED]),
        ("", []),
        ("everyone", []),
    ],
)
def test_who_reads(level: str, readers: list[Reader]) -> None:
    assert [r for r in (COLLEAGUE, PARTNER, TEAMMATE, CONSENTED) if reads(level, r)] == readers


@given(st.sampled_from([*BY_KEY, "?"]), st.booleans(), st.booleans(), st.sampled_from(["", "a", "b"]))
def test_one_always_reads_oneself(level: str, team: bool, consent: bool, organisation: str) -> None:
    assert may_read(
        level,
        author="anna",
        reader="anna",
        reader_organisation=organisation,
        author_organisation="weker",
        in_team=team,
        shared_consent=consent,
    )


def test_nobody_is_nobody_s_colleague() -> None:
    for level in BY_KEY:
        assert not may_read(
            level,
            author="",
            reader="",
            reader_organisation="",
            author_organisation="",
            in_team=False,
            shared_consent=False,
        )


@given(st.booleans(), st.booleans(), st.sampled_from(["weker", "ccas"]))
def test_what_is_mine_alone_is_mine_alone(team: bool, consent: bool, organisation: str) -> None:
    assert not reads("author", Reader(organisation, team, consent))


def test_each_level_says_who_will_read() -> None:
    assert set(BY_KEY) == set(VISIBILITIES)
    assert all(level.sentence.endswith(".") and len(level.sentence) < 100 for level in LEVELS)
