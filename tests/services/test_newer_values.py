"""A value that only a newer version of the app knows is shown as it came, and stops nobody."""

from pathlib import Path

import pytest

from cad.cli.showing import lines
from cad.domain.organisation import Service
from cad.domain.record import RECORDS
from cad.services import consents, encounters, journeys, referrals, ways_in
from cad.services.appointments import agenda, plan_appointment
from cad.services.exporting import export_notebook
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.today import today
from tests.conftest import PASSPHRASE

CHOSEN = [
    (described.name, field.name)
    for described in RECORDS.values()
    for field in described.fields.values()
    if field.choices
]
TOGETHER_AND_EACH = [
    pytest.param(CHOSEN, id="together"),
    *(pytest.param([one], id=".".join(one), marks=pytest.mark.slow) for one in CHOSEN),
]


@pytest.fixture
def lived(signed: Notebook, awa: str, permis: Service) -> str:
    """A person with a record of each kind that has choices."""
    needs = ({"theme": "mobility", "state": "need"},)
    encounters.record_encounter(signed, awa, text="Vu", needs=needs, steps=({"title": "Appeler"},))
    plan_appointment(signed, awa, "2026-11-23T15:00")
    consents.give_consent(signed, awa, permis.organisation, "oral", scope="team")
    referrals.refer(signed, awa, permis.id, "Permis", consent_how="oral")
    journeys.set_goal(signed, awa, "Conduire")
    return awa


@pytest.mark.parametrize("fields", TOGETHER_AND_EACH)
def test_every_page_opens(
    signed: Notebook, lived: str, tmp_path: Path, fields: list[tuple[str, str]]
) -> None:
    for kind, field in fields:
        signed.connection.execute(f'UPDATE "{kind}" SET "{field}" = \'nouveau\'')
    list(lines(resident_page(signed, lived)))
    today(signed)
    agenda(signed)
    for row in referrals.list_referrals(signed):
        referrals.referral_page(signed, row.id)
    book = ways_in.confirmed(signed, PASSPHRASE)
    assert export_notebook(book, str(tmp_path / "tout.xlsx")).records["resident"] == 1
