"""Merging two files, field by field, and giving back what was merged."""

from typing import Any

import pytest

from cad.domain.errors import Refused
from cad.domain.merging import given_back, merged
from cad.domain.resident import Resident

ONE = Resident(usage_name="Diallo", first_name="Awa", phones=("0612345678",), city="Rennes")
OTHER = Resident(usage_name="Dialo", birth_name="Ba", phones=("0299123456", "0612345678"))


def test_what_is_known_stays_and_what_is_empty_is_filled() -> None:
    made = merged(ONE, OTHER, {})
    assert (made["usage_name"], made["birth_name"], made["city"]) == ("Diallo", "Ba", "Rennes")
    assert made["phones"] == ("0612345678", "0299123456")


def test_a_field_is_chosen_or_written_anew() -> None:
    made = merged(ONE, OTHER, {"usage_name": "absorbed", "phones": "survivor", "city": "Cesson"})
    assert (made["usage_name"], made["phones"], made["city"]) == ("Dialo", ("0612345678",), "Cesson")


@pytest.mark.parametrize("keep", [{"merged_into": "x"}, {"nom": "x"}, {"qpv": "peut-être"}])
def test_what_does_not_exist_or_does_not_fit_is_refused(keep: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        merged(ONE, OTHER, keep)


def test_what_the_merge_brought_goes_and_what_came_since_stays() -> None:
    before = {"birth_name": "", "phones": ["0612345678"], "city": ""}
    after = {"birth_name": "Ba", "phones": ["0612345678", "0299123456"], "city": "Rennes"}
    now = Resident(
        usage_name="Diallo", birth_name="Ba", phones=("0612345678", "0299123456", "0700000000"), city="Cesson"
    )
    assert given_back(now, before, after) == {"birth_name": "", "phones": ("0612345678", "0700000000")}
