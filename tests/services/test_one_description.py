"""A record is described once: whatever is derived from it forgets no field and no kind."""

from collections.abc import Mapping

import pytest

from cad.domain.organisation import SAID_OF_ORGANISATION, SAID_OF_SERVICE
from cad.domain.record import RECORDS, Field, describe
from cad.domain.resident import SAID, Resident
from cad.exchange.headings import meaning
from cad.exchange.targets import targets
from cad.services import registry
from cad.services.export_names import NAMING


@pytest.mark.parametrize(
    ("subject", "fields"),
    [("resident", SAID), ("organisation", SAID_OF_ORGANISATION), ("service", SAID_OF_SERVICE)],
)
def test_every_field_can_be_said(subject: str, fields: Mapping[str, Field]) -> None:
    entries = registry.entries()
    made = "create_resident" if subject == "resident" else f"add_{subject}"
    for name in (made, f"change_{subject}"):
        said = {a.name for a in registry.describe(entries[name]).arguments}
        assert said - {subject, "organisation", "seen"} == set(fields) - {"organisation"}, name


def test_only_what_the_app_itself_writes_cannot_be_said() -> None:
    assert set(describe(Resident).fields) - set(SAID) == {"removed", "merged_into", "invented"}


def test_every_kind_that_a_link_leads_to_has_a_name_in_a_workbook() -> None:
    linked = {f.link for described in RECORDS.values() for f in described.fields.values() if f.link}
    assert linked == set(NAMING)


def test_every_link_leads_to_a_kind() -> None:
    assert {f.link for d in RECORDS.values() for f in d.fields.values() if f.link} <= set(RECORDS)


def test_every_field_is_recognised_under_its_own_label() -> None:
    assert {name: meaning(target.label).target for name, target in targets().items()} == {
        name: name for name in targets()
    }


def test_the_words_searched_are_those_of_the_notebook_not_of_the_person() -> None:
    """People are found by their own index; a number or a date is no word."""
    searched = {d.name: d.searched for d in RECORDS.values() if d.searched}
    assert {"note", "step", "need", "referral", "journey", "document"} <= set(searched)
    assert "resident" not in searched
    for described in RECORDS.values():
        assert all(described.fields[name].type is str for name in described.searched)
