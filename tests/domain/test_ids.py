"""Identifiers sort by the moment they were made, however quickly one follows another."""

import itertools
import time
from uuid import RFC_4122, UUID

import pytest

from cad.domain.ids import new_id, new_ids


def test_they_are_uuids_of_version_7_and_none_comes_twice() -> None:
    made = [UUID(one) for one in (new_id(), *new_ids(1000))]
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}
    assert len({*made}) == 1001
    assert abs((made[0].int >> 80) - time.time_ns() // 1_000_000) < 60_000


def test_two_in_one_millisecond_sort_as_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(1_800_000_000_000_999_000, 300)
    monkeypatch.setattr(time, "time_ns", lambda: next(clock))
    made = [new_id() for _ in range(100)]
    assert made == sorted(made)
