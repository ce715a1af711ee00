"""One leaves a sheet before its answer: it is written all the same, a refusal is told, nothing is lost."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cad.domain.errors import Refused
from cad.services import residents
from cad.services.drafts import drafts
from cad.services.page import resident_page
from tests.ui.screens.resident_page import awa, screen
from tests.ui.screens.waiting import quiet
from ui.desk import QtDesk
from ui.screens.resident.form_sheet import FormSheet
from ui.screens.resident.refer_sheet import ReferSheet
from ui.screens.resident.view import Screen

__all__ = ["awa", "screen"]
ADDRESS = "12 rue des Tisserands"


def sheet_of(screen: Screen, kind: type[QObject], qtbot: QtBot) -> Any:
    """The sheet that opens over the page."""
    found: list[Any] = []

    def is_there() -> bool:
        found[:] = [sheet for sheet in screen.window().findChildren(kind) if sheet.sheet.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there)
    return found[0]


def leave(sheet: Any) -> None:
    """Escape, and Qt takes the sheet away before anything is answered."""
    sheet.sheet.close_sheet()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def save_and_leave(screen: Screen, qtbot: QtBot) -> None:
    """Another address, saved, without waiting for the answer."""
    screen.gestures.ask("edit")
    sheet = sheet_of(screen, FormSheet, qtbot)
    sheet.fields["address"].editor.set_value(ADDRESS)
    sheet.save.click()
    leave(sheet)


def test_it_is_written_and_no_draft_is_left(screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot) -> None:
    save_and_leave(screen, qtbot)
    qtbot.waitUntil(lambda: resident_page(desk.book, awa).resident.address == ADDRESS)
    quiet(qtbot, desk)
    assert not drafts(desk.book)


def test_a_refusal_is_told_and_the_draft_is_kept(
    screen: Screen, desk: QtDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_book: Any, **_given: Any) -> None:
        raise Refused("Non, pas aujourd’hui.")

    monkeypatch.setattr(residents, "change_resident", refuse)
    with qtbot.waitSignal(desk.said) as said:
        save_and_leave(screen, qtbot)
    assert said.args[:2] == ["Non, pas aujourd’hui.", "danger"]
    quiet(qtbot, desk)
    assert [(draft.form, draft.value) for draft in drafts(desk.book)] == [("identity", {"address": ADDRESS})]


def test_services_found_too_late_are_for_nobody(screen: Screen, desk: QtDesk, qtbot: QtBot) -> None:
    screen.gestures.ask("refer")
    sheet = sheet_of(screen, ReferSheet, qtbot)
    sheet.search.searched.emit("permis")
    leave(sheet)
    quiet(qtbot, desk)
