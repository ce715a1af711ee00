"""What is counted of one file: what happened in the year, and partners’ answers."""

from typing import Any

from cad.domain.figures import file_of

WHO = "a" * 32
PERSON = ("resident", WHO, {"organisation": "o", "qpv": "in"})


def referral(number: int, state: str, *events: tuple[str, str]) -> list[tuple[str, str, dict[str, Any]]]:
    one = f"{number:032}"
    said = [
        ("referral_event", f"{one}{n}", {"referral": one, "state": s, "on": on})
        for n, (s, on) in enumerate(events)
    ]
    return [("referral", one, {"state": state}), *said]


def test_what_happened_in_the_year() -> None:
    records = [
        PERSON,
        ("encounter", "1", {"at": "2026-03-01T10:00"}),
        ("encounter", "2", {"at": "2025-03-01T10:00"}),
        ("encounter", "3", {"at": "2026-03-01T10:00", "removed": True}),
        ("resident", "b" * 32, {"merged_into": WHO}),
        *referral(1, "came", ("draft", "2026-01-01"), ("handed_over", "2026-01-02"), ("came", "2026-01-12")),
        *referral(2, "no_answer", ("handed_over", "2026-01-02"), ("no_answer", "2026-02-12")),
        *referral(3, "handed_over", ("handed_over", "2025-12-31")),
        *referral(4, "draft", ("draft", "2026-01-02")),
        *referral(5, "received", ("handed_over", "2026-01-02"), ("received", "2026-01-32")),
        *referral(6, "received", ("handed_over", "2026-01-03"), ("received", "2026-01-02")),
    ]
    found = file_of(records, WHO, "2026")
    assert found
    assert (found.organisation, found.place) == ("o", "in")
    assert found.counts == {
        "persons": 1, "encounters": 1, "referrals_closed": 1, "referrals_broken": 1, "referrals_open": 2,
    }  # fmt: skip
    assert found.answered == [10, 0, 0]
    whole = file_of(records, WHO)
    assert whole
    assert whole.counts["encounters"] == 2
    assert whole.counts["referrals_open"] == 3


def test_who_was_removed_or_invented_is_not_counted() -> None:
    for values in ({"removed": True}, {"invented": True}):
        assert (
            file_of([("resident", WHO, values), ("encounter", "1", {"at": "2026-03-01T10:00"})], WHO) is None
        )
    assert file_of([], WHO) is None
    odd = file_of([("resident", WHO, {"qpv": "somewhere"})], WHO)
    assert odd
    assert odd.place == ""
