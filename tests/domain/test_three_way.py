"""Whatever two laptops write without knowing each other, nothing is lost; order counts on one field alone."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cad.domain.three_way import Merged, Stamp, merge

NAMES = ("city", "email", "phone", "address")
VALUES = st.sampled_from(["", "a", "b", "c"])
FIELDS = st.dictionaries(st.sampled_from(NAMES), VALUES)
DEFAULTS: dict[str, Any] = dict.fromkeys(NAMES, "") | {"removed": False}


class Centre:
    """One record: what it says and who wrote each field last."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields, self.version = dict(fields), 1
        self.stamps = dict.fromkeys(fields, Stamp(1, "first"))
        self.set_aside: list[tuple[str, Any, Any]] = []

    def take(self, change: dict[str, Any], base: int, device: str) -> Merged:
        merged = merge(self.fields, self.stamps, change, base=base, device=device, defaults=DEFAULTS)
        self.version += 1
        self.fields.update(merged.values)
        self.stamps.update(dict.fromkeys(merged.values, Stamp(self.version, device)))
        self.set_aside += [(clash.field, clash.kept, clash.current) for clash in merged.clashes]
        return merged


@given(FIELDS, FIELDS, FIELDS)
def test_different_fields_commute(start: dict[str, Any], one: dict[str, Any], other: dict[str, Any]) -> None:
    other = {name: value for name, value in other.items() if name not in one}
    first, second = Centre(start), Centre(start)
    first.take(one, 1, "a")
    first.take(other, 1, "b")
    second.take(other, 1, "b")
    second.take(one, 1, "a")
    assert first.fields == second.fields == start | one | other
    assert first.set_aside == second.set_aside == []


@given(FIELDS, FIELDS, FIELDS)
def test_the_same_field_keeps_both(start: dict[str, Any], one: dict[str, Any], other: dict[str, Any]) -> None:
    centre = Centre(start)
    centre.take(one, 1, "a")
    centre.take(other, 1, "b")
    both = [name for name in other if name in one and one[name] != other[name]]
    assert sorted(centre.set_aside) == sorted((name, one[name], other[name]) for name in both)
    assert centre.fields == start | one | other


@given(FIELDS, st.lists(FIELDS, max_size=6), st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_one_s_own_changes_never_clash(
    start: dict[str, Any], changes: list[dict[str, Any]], bases: list[int]
) -> None:
    centre = Centre(start)
    for change, base in zip(changes, bases, strict=False):
        centre.take(change, max(base, 1), "a")
    assert centre.set_aside == []


@given(FIELDS, FIELDS, FIELDS)
def test_what_was_known_is_replaced_without_a_word(
    start: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    centre = Centre(start)
    centre.take(one, 1, "a")
    centre.take(other, centre.version, "b")
    assert centre.set_aside == []
    assert centre.fields == start | one | other


@given(FIELDS, FIELDS.filter(bool), FIELDS, st.booleans())
def test_archived_while_written_on_comes_back_to_be_reviewed(
    start: dict[str, Any], written: dict[str, Any], along: dict[str, Any], archived_first: bool
) -> None:
    centre = Centre(start)
    archive = {**along, "removed": True}
    for change, device in [(archive, "a"), (written, "b")][:: 1 if archived_first else -1]:
        centre.take(change, 1, device)
    assert centre.fields["removed"] is False
    assert ("removed", True, False) in centre.set_aside
    assert "removed" in centre.stamps  # hence told to the laptop that archived


@given(FIELDS, FIELDS, st.lists(st.tuples(FIELDS, st.integers(1, 8), st.sampled_from("abc")), max_size=8))
def test_every_value_written_is_current_known_or_set_aside(
    start: dict[str, Any], first: dict[str, Any], changes: list[tuple[dict[str, Any], int, str]]
) -> None:
    centre = Centre(start)
    for change, base, device in [(first, 1, "a"), *changes]:
        before, stamps, aside = dict(centre.fields), dict(centre.stamps), len(centre.set_aside)
        centre.take(change, base, device)
        kept = {(name, value) for name, value, _now in centre.set_aside[aside:]}
        for name, value in before.items():
            known = stamps[name].version <= base or stamps[name].device == device
            assert centre.fields[name] == value or known or (name, value) in kept
