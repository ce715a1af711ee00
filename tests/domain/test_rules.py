"""Thresholds are data: named, dated, sourced, bounded."""

from datetime import date

import pytest

from cad.domain.errors import Refused
from cad.domain.rule import UNITS
from cad.domain.rules import BY_NAME, DEFAULTS, check_value


def test_each_rule_is_dated_and_sourced() -> None:
    for rule in DEFAULTS:
        assert date.fromisoformat(rule.since) < date.fromisoformat(rule.check_on)
        assert rule.source
        assert rule.unit in UNITS
        check_value(rule.name, rule.value)
    assert len(BY_NAME) == len(DEFAULTS)


def test_the_plan_s_values() -> None:
    values = {name: rule.value for name, rule in BY_NAME.items()}
    expected = {"silent_days": 60, "answer_days": 15, "proof_months": 6}
    assert values.items() >= (expected | {"idle_lock_minutes": 5}).items()


def test_values_out_of_sense_are_refused() -> None:
    with pytest.raises(Refused, match=r"Écran verrouillé.*de 1 à 60 \(minutes\)"):
        check_value("idle_lock_minutes", 0)
    with pytest.raises(Refused, match="n’est pas une règle"):
        check_value("unknown", 1)


def test_the_least_and_the_most_are_accepted_and_nothing_beyond() -> None:
    for rule in DEFAULTS:
        check_value(rule.name, rule.least)
        check_value(rule.name, rule.most)
        for value in (rule.least - 1, rule.most + 1):
            with pytest.raises(Refused):
                check_value(rule.name, value)
