"""A transfer is answered once, by who is asked; whatever is said, somebody leads."""

from dataclasses import replace

import pytest

from cad.domain.errors import Refused
from cad.domain.transfer import TRANSFER_STATES, Transfer
from cad.domain.transfer_life import check_answer, lead_after, may_answer, may_cancel, stitch

ASKED = Transfer(from_adviser="manager", to_adviser="new", former="lead", answered_on="2026-11-23")


def in_state(state: str) -> Transfer:
    return replace(ASKED, state=state)


def test_who_is_asked_answers_and_who_asked_takes_it_back() -> None:
    for who in ("manager", "lead", "new", "other", ""):
        assert may_cancel(ASKED, who) == (who in ("manager", "lead"))
        assert may_answer(ASKED, who) == (who == "new")
        for state, may in (("cancelled", may_cancel), ("accepted", may_answer), ("declined", may_answer)):
            if may(ASKED, who):
                check_answer(ASKED, state, who, "un mot")
            else:
                with pytest.raises(Refused, match="Seule la personne"):
                    check_answer(ASKED, state, who, "un mot")


def test_nobody_unnamed_ever_answers() -> None:
    assert not may_answer(Transfer(), "")
    assert not may_cancel(Transfer(), "")


def test_one_declines_with_a_word() -> None:
    with pytest.raises(Refused, match="en un mot pourquoi"):
        check_answer(ASKED, "declined", "new", "  ")


@pytest.mark.parametrize("state", [*TRANSFER_STATES, "of a newer version"])
def test_an_answer_is_given_once(state: str) -> None:
    held = in_state(state)
    if state != "proposed":
        assert not may_answer(held, "new")
        with pytest.raises(Refused, match="Ce relais"):
            check_answer(held, "accepted", "new")


@pytest.mark.parametrize("state", [*TRANSFER_STATES, "of a newer version"])
@pytest.mark.parametrize("lead", ["lead", "new", "someone else"])
def test_somebody_leads_whatever_was_said(state: str, lead: str) -> None:
    after = lead_after(in_state(state), lead)
    assert after
    assert (after == "new") == (state == "accepted")
    assert (
        lead_after(Transfer(from_adviser="manager", to_adviser="new", state="cancelled"), "new") == "manager"
    )


def test_the_seam_is_drawn_as_what_happened() -> None:
    assert [stitch(state) for state in TRANSFER_STATES] == ["open", "closed", "broken", ""]
