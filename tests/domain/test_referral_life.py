"""The life of a referral: which moves are possible, which are refused and how that is said."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.referral import REFERRAL_STATES
from cad.domain.referral_life import AWAITING_ANSWER, MOVES, check_move, is_late, next_states, stitch

STATES = st.sampled_from(list(REFERRAL_STATES))


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(REFERRAL_STATES)
    assert all(set(after) <= set(MOVES) for after in MOVES.values())
    assert all(len(after) == len(set(after)) for after in MOVES.values())


def test_every_state_is_reached_from_a_draft() -> None:
    reached = {"draft"}
    for _ in MOVES:
        reached |= {new for old in reached for new in next_states(old)}
    assert reached == set(MOVES)


def test_an_open_referral_can_always_be_closed() -> None:
    for state in MOVES:
        if stitch(state) == "open":
            assert {"outcome", "declined", "revoked"} <= set(next_states(state))


@pytest.mark.parametrize(
    "story",
    [
        ["draft", "handed_over", "received", "appointment", "came", "outcome"],
        ["draft", "handed_over", "no_answer", "received", "appointment", "missed", "appointment", "came"],
        ["draft", "handed_over", "appointment", "appointment", "missed", "outcome", "outcome"],
        ["draft", "handed_over", "declined", "received"],
        ["draft", "handed_over", "no_answer", "handed_over", "revoked"],
        ["draft", "revoked"],
    ],
)
def test_stories(story: list[str]) -> None:
    for old, new in pairwise(story):
        check_move(old, new, "une raison")


@pytest.mark.parametrize(
    ("old", "new", "reason", "says"),
    [
        ("draft", "received", "", "encore un brouillon"),
        ("received", "draft", "", "ne peut pas devenir «\u00a0brouillon\u00a0»"),
        ("revoked", "handed_over", "", "ne change plus"),
        ("handed_over", "declined", "  ", "Indiquez la raison"),
        ("draft", "revoked", "", "Indiquez la raison"),
        ("draft", "lost", "", "n’est pas un état"),
    ],
)
def test_refused(old: str, new: str, reason: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        check_move(old, new, reason)


@given(STATES, STATES)
def test_checked_as_announced(old: str, new: str) -> None:
    if new in next_states(old):
        check_move(old, new, "une raison")
    else:
        with pytest.raises(Refused):
            check_move(old, new, "une raison")


def test_stitches() -> None:
    drawn = {state: stitch(state) for state in MOVES}
    assert {s for s, how in drawn.items() if how == "open"} == {"handed_over", "received", "appointment"}
    assert {s for s, how in drawn.items() if how == "closed"} == {"came", "outcome"}
    assert {s for s, how in drawn.items() if how == "broken"} == {"missed", "declined", "no_answer"}
    assert {s for s, how in drawn.items() if not how} == {"draft", "revoked"}


@pytest.mark.parametrize(
    ("state", "answer_by", "late"),
    [
        ("handed_over", "2026-11-21", True),
        ("handed_over", "2026-11-22", False),
        ("received", "2026-11-01", True),
        ("no_answer", "2026-11-01", True),
        ("appointment", "2026-11-01", False),
        ("draft", "2026-11-01", False),
        ("handed_over", "", False),
    ],
)
def test_late(state: str, answer_by: str, late: bool) -> None:
    assert is_late(state, answer_by, "2026-11-22") is late


def test_what_is_awaited_is_not_closed() -> None:
    assert all(stitch(state) in ("open", "broken") for state in AWAITING_ANSWER)
