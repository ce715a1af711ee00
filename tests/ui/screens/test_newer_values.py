"""A value that only a newer version of the app knows: every screen opens all the same."""

from collections.abc import Callable
from importlib import import_module

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cad.domain.record import RECORDS
from cad.services import consents, encounters, journeys, partners, referrals
from cad.services.appointments import plan_appointment
from tests.ui.screens.resident_page import awa
from tests.ui.screens.waiting import quiet
from ui.desk import QtDesk

__all__ = ["awa"]

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
def handed(desk: QtDesk, awa: str) -> str:
    """A referral of a person who has a record of each kind that has choices."""
    book = desk.book
    partner = partners.add_organisation(book, name="Mobilité 35").result
    service = partners.add_service(book, partner.id, name="Permis").result
    needs = ({"theme": "mobility", "state": "need"},)
    encounters.record_encounter(book, awa, text="Vu", needs=needs, steps=({"title": "Appeler"},))
    plan_appointment(book, awa, book.now().strftime("%Y-%m-%dT23:00"))
    consents.give_consent(book, awa, partner.id, "oral", scope="team")
    journeys.set_goal(book, awa, "Conduire")
    return referrals.refer(book, awa, service.id, "Permis", consent_how="oral").result.id


@pytest.mark.parametrize("fields", TOGETHER_AND_EACH)
def test_every_screen_opens(
    qtbot: QtBot,
    desk: QtDesk,
    shown: Callable[[QWidget], QWidget],
    awa: str,
    handed: str,
    fields: list[tuple[str, str]],
) -> None:
    for kind, field in fields:
        desk.book.connection.execute(f'UPDATE "{kind}" SET "{field}" = \'nouveau\'')
    told: list[str] = []
    kept = []
    desk.said.connect(lambda sentence, _tone, _undo: told.append(sentence))
    for name, where in (
        ("resident", {"resident": awa}),
        ("referrals", {"referral": handed}),
        ("today", {}),
        ("residents", {}),
        ("partners", {}),
    ):
        screen = import_module(f"ui.screens.{name}.view").Screen(desk)
        kept.append(shown(screen))
        screen.resize(1158, 760)
        screen.arrive(**where)
        quiet(qtbot, desk)
        QApplication.processEvents()
        screen.grab()
    assert not told
