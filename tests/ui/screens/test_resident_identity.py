"""The sheet of a person’s identity shows every field there is, by the nature of each."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cad.domain.resident import Resident
from ui.screens.resident import identity_sheet
from ui.screens.resident.identity_form import SHOWN, lacking
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.text_field import TextField


@pytest.mark.parametrize("placed", [True, False], ids=["in its part", "in none"])
def test_every_field_has_a_line(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, placed: bool) -> None:
    if not placed:
        monkeypatch.setattr(identity_sheet, "_PARTS", ())
    host = QWidget()
    qtbot.addWidget(host)
    sheet = identity_sheet.identity_sheet(host, Resident(usage_name="Diallo"), {})
    assert set(sheet.fields) == set(SHOWN)
    assert all(host.isAncestorOf(field) for field in sheet.fields.values())


@pytest.mark.parametrize(
    ("name", "editor"),
    [
        ("qpv", Choice),
        ("birth_date", DateField),
        ("interpreter", Check),
        ("languages", TextField),
        ("imilo_number", TextField),
    ],
)
def test_the_nature_of_a_field_gives_its_editor(qtbot: QtBot, name: str, editor: type[QWidget]) -> None:
    made = identity_sheet._editor(name, Resident(), {})
    qtbot.addWidget(made)
    assert isinstance(made, editor)


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        ({"first_name": "Awa", "usage_name": "diallo"}, {}),
        ({"birth_date": "12/03/1987"}, {"birth_date": "1987-03-12"}),
        ({"birth_date": "1987"}, {}),
        ({"birth_date": "12/03/1990"}, {}),
        ({"birth_name": "Barry"}, {"birth_name": "Barry"}),
        ({"phones": "06 39 98 00 01"}, {}),
        ({"phones": "06 39 98 00 02"}, {"phones": ("0639980001", "0639980002")}),
        ({"phones": "06 39"}, {"phones": ("0639980001", "06 39")}),
    ],
)
def test_only_what_the_file_lacks_is_kept_of_what_was_typed_elsewhere(
    typed: dict[str, str], more: dict[str, object]
) -> None:
    known = Resident(usage_name="Diallo", first_name="Awa", birth_date="1987", phones=("0639980001",))
    assert lacking(known, typed, "2026-11-23") == more
