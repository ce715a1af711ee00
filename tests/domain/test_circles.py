"""Who is let in, drawn at random: the circles of the centre and the law of visibility say the same."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cad.domain.circles import (
    EVERYONE,
    FRONT,
    JOURNEY,
    PLAN,
    adviser_principal,
    agreed,
    circle_with_id,
    grants,
    lets_into,
    organisation_principal,
    principals,
    situation,
)
from cad.domain.visibility import BY_KEY, may_read
from tests.drawn import tries

OFFICES = {"anne": "weker", "bilal": "weker", "carine": "ccas", "denis": "cdas", "emma": "csapa"}
PEOPLE = st.sampled_from([*OFFICES])
HOUSES = st.sampled_from([*sorted({*OFFICES.values()})])
LEVELS = [*BY_KEY, "", "unheard of"]


@dataclass
class Around:
    """A person’s records, and what they say in plain terms."""

    lead: str
    house: str
    members: list[tuple[str, bool]]
    words: dict[str, str]
    author: str
    level: str

    def records(self) -> list[tuple[str, str, dict[str, Any]]]:
        said: list[tuple[str, str, dict[str, Any]]] = [
            ("resident", "p", {"lead_adviser": self.lead, "organisation": self.house}),
            ("note", "n", self.note()),
        ]
        for number, (who, left) in enumerate(self.members):
            until = "2026-01-01" if left else ""
            said.append(("team_member", f"m{number}", {"resident": "p", "adviser": who, "until": until}))
        for house, state in self.words.items():
            values = {
                "resident": "p",
                "scope": "team",
                "organisation": house,
                "state": state,
                "on": "2026-01-01",
            }
            said.append(("consent", f"c{house}", values))
        return said

    def note(self) -> dict[str, Any]:
        return {"resident": "p", "adviser": self.author, "visibility": self.level}

    def team(self) -> set[str]:
        return {self.lead} | {who for who, left in self.members if not left}

    def agrees(self) -> set[str]:
        return agreed(self.words, {OFFICES[who] for who in self.team()})


AROUND = st.builds(
    Around,
    lead=PEOPLE,
    house=HOUSES,
    members=st.lists(st.tuples(PEOPLE, st.booleans()), max_size=3),
    words=st.dictionaries(
        st.sampled_from(["", *sorted({*OFFICES.values()})]), st.sampled_from(["given", "refused"])
    ),
    author=PEOPLE,
    level=st.sampled_from(LEVELS),
)


def let_in(around: Around, reader: str, role: str = "adviser") -> set[str]:
    """The circles a reader is let into."""
    mine = {*principals(reader, OFFICES[reader], role)}
    return {circle for who, circle in grants(situation(around.records(), OFFICES)) if who in mine}


@given(AROUND, PEOPLE)
@settings(max_examples=tries(400))
def test_a_note_is_sent_to_whom_the_law_of_visibility_says(around: Around, reader: str) -> None:
    expected = may_read(
        around.level or "team",
        author=around.author,
        reader=reader,
        reader_organisation=OFFICES[reader],
        author_organisation=OFFICES[around.author],
        in_team=reader in around.team(),
        shared_consent=OFFICES[reader] in around.agrees(),
    )
    circle = circle_with_id("note", "n", around.note(), OFFICES)
    assert (circle in let_in(around, reader)) == expected


@given(AROUND, PEOPLE)
@settings(max_examples=tries(400))
def test_who_has_no_part_in_it_is_let_into_nothing(around: Around, reader: str) -> None:
    named = around.team() | {around.author}
    house = OFFICES[reader]
    outside = reader not in named and house not in {around.house, OFFICES[around.author], *around.agrees()}
    assert not (outside and let_in(around, reader))


@given(AROUND, PEOPLE, st.sampled_from(["reception", "coordinator", "administrator", "unheard of"]))
def test_who_reads_no_journey_is_let_into_none(around: Around, reader: str, role: str) -> None:
    assert let_in(around, reader, role) <= ({FRONT} if role == "reception" else set())


@given(AROUND, PEOPLE)
def test_the_plan_is_of_who_accompanies_today(around: Around, reader: str) -> None:
    inside = reader in around.team() or OFFICES[reader] == around.house
    let = {("p", circle) for circle in let_in(around, reader)}
    assert lets_into(let, ("p", PLAN)) == inside


@pytest.mark.parametrize(
    "circle", ["plan", "referral:r", "with:", "with:other", "team:anne:weker", "org:o", "*"]
)
def test_a_reception_holds_who_comes_and_when_alone(circle: str) -> None:
    assert not lets_into({("p", FRONT)}, ("p", circle))
    assert lets_into({("p", FRONT)}, ("p", "identity"))
    assert lets_into({("p", FRONT)}, ("p", "agenda"))


@pytest.mark.parametrize("level", LEVELS)
def test_being_let_into_a_journey_lets_into_nothing_written(level: str) -> None:
    assert not lets_into({("p", JOURNEY)}, ("p", f"{level}:anne:weker"))


@given(AROUND, st.sampled_from(["draft", "handed_over", "came", "revoked"]), st.booleans())
def test_a_referral_lets_the_partner_in_under_consent_alone(around: Around, state: str, given_: bool) -> None:
    referral = {"resident": "p", "organisation": "other", "from_organisation": "weker", "state": state}
    consent = {"resident": "p", "scope": "referral", "organisation": "other", "on": "2026-01-01"}
    said = [
        *around.records(),
        ("referral", "r", referral),
        ("consent", "x", consent | {"state": "given" if given_ else "withdrawn"}),
    ]
    circles = {c for who, c in grants(situation(said, OFFICES)) if who == organisation_principal("other")}
    handed = given_ and state in ("handed_over", "came")
    assert circles == ({"identity", "referral:r", "with:other"} if handed else set())


@given(AROUND)
def test_nobody_is_never_somebody(around: Around) -> None:
    around.lead = ""
    around.members.append(("", False))
    around.words.pop("", None)
    given_ = grants(situation(around.records(), OFFICES))
    assert not {who for who, _circle in given_} & {
        EVERYONE,
        adviser_principal(""),
        organisation_principal(""),
    }


STATES = st.sampled_from(["proposed", "accepted", "declined", "cancelled"])


@given(AROUND, PEOPLE, PEOPLE, STATES, st.booleans())
def test_who_is_asked_to_lead_reads_as_the_team_does_under_consent_alone(
    around: Around, proposer: str, asked: str, state: str, told: bool
) -> None:
    transfer = {"resident": "p", "from_adviser": proposer, "to_adviser": asked, "state": state, "told": told}
    situated = situation([*around.records(), ("transfer", "t", transfer)], OFFICES)
    house = OFFICES[asked]
    mine = {*principals(asked, house, "adviser")}
    let = {("p", circle) for who, circle in grants(situated) if who in mine}
    there = {around.house, *(OFFICES[who] for who in around.team())}
    agrees = house in agreed(around.words, {house})
    receives = state == "proposed" and (house in there or agrees)
    assert lets_into(let, ("p", PLAN)) == (receives or asked in around.team() or house == around.house)


@given(AROUND, STATES, st.booleans())
def test_who_proposes_is_told_the_answer_and_nothing_more(around: Around, state: str, told: bool) -> None:
    transfer = {
        "resident": "p",
        "from_adviser": "outside",
        "to_adviser": "anne",
        "state": state,
        "told": told,
    }
    situated = situation([*around.records(), ("transfer", "t", transfer)], {**OFFICES, "outside": "none"})
    circles = {c for who, c in grants(situated) if who == adviser_principal("outside")}
    assert circles == (set() if told else {"identity", "transfer:t"})
    assert lets_into({("p", JOURNEY)}, ("p", "transfer:t"))


def test_a_no_to_one_organisation_holds_against_a_yes_to_the_team() -> None:
    assert agreed({"": "given", "ccas": "refused"}, {"ccas", "cdas"}) == {"cdas"}
    assert agreed({"": "withdrawn", "ccas": "given"}, {"ccas", "cdas"}) == {"ccas"}
