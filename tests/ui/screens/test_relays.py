"""On a person’s page: asking another adviser to lead, answering who asks, reading their answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cad.domain.transfer import Transfer
from cad.services import partners, residents, transfers
from cad.services.notebook import Notebook
from cad.services.page import ResidentPage, resident_page
from cad.services.settings import set_me
from cad.services.transfers import PossibleLead
from cad.store.table import select
from tests.colleagues import adviser
from tests.ui.fakes import FakeDesk
from tests.ui.screens.resident_page import arrive, awa, screen, type_in
from tests.ui.screens.test_today import arrived, section
from ui.desk import QtDesk
from ui.screens.resident.form_sheet import FormSheet
from ui.screens.resident.lead_picker import IN_SIGHT, LeadPicker
from ui.screens.resident.readers import readers
from ui.screens.resident.relays import relays
from ui.screens.resident.view import Screen

__all__ = ["awa", "screen"]
TODAY = "2026-11-23"


class Passing:
    """Nora leads Awa and proposes her to Bilal, a colleague."""

    def __init__(self, book: Notebook) -> None:
        self.book = book
        set_me(book, name="Nora Le Gall", organisation="We Ker")
        self.nora = book.me
        self.bilal = adviser(book, "Bilal Roux")
        self.who = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
        self.asked = transfers.propose_transfer(book, self.who, self.bilal, "Préfère le matin").result.id

    @property
    def page(self) -> ResidentPage:
        return resident_page(self.book, self.who)

    def said(self, me: str, today: str = TODAY) -> list[tuple[str, str, tuple[str, ...]]]:
        found = relays(self.page, me, today)
        return [(one.sentence, one.detail, tuple(key for key, *_said in one.actions)) for one in found]


def test_each_is_told_what_is_theirs_to_do(book: Notebook) -> None:
    passing = Passing(book)
    word = "«\u00a0Préfère le matin\u00a0»"
    asked = ("Nora Le Gall vous a proposé aujourd’hui de devenir référent·e", word, ("decline", "accept"))
    assert passing.said(passing.bilal) == [asked]
    assert passing.said(passing.nora) == [("Relais proposé à Bilal Roux, aujourd’hui", word, ("cancel",))]
    since = "Relais proposé à Bilal Roux, sans réponse depuis 8\u00a0jours"
    assert passing.said("somebody", "2026-12-01") == [(since, word, ())]
    assert "Bilal Roux" in readers(passing.page, passing.nora)["team"]


def test_the_answer_is_said_until_it_is_read(book: Notebook) -> None:
    passing = Passing(book)
    book.me = passing.bilal
    transfers.decline_transfer(book, passing.asked, "Complet")
    said = ("Bilal Roux a décliné le relais aujourd’hui", "«\u00a0Complet\u00a0»", ("propose", "read"))
    assert (passing.said(passing.nora), passing.said(passing.bilal)) == ([said], [])
    book.me = passing.nora
    transfers.read_transfer_answer(book, passing.asked)
    assert passing.said(passing.nora) == []


def test_the_day_asks_and_tells(book: Notebook) -> None:
    passing = Passing(book)
    book.me = passing.bilal
    presenter, view, desk = arrived(book)
    (row,) = section(view.now, "relays").rows
    assert (row.title, row.subtitle) == (
        "DIALLO Awa",
        "Proposé par Nora Le Gall · «\u00a0Préfère le matin\u00a0»",
    )
    presenter.open(row.key)
    assert desk.opened == [("resident", {"resident": passing.who})]
    transfers.accept_transfer(book, passing.asked, "{Avec} plaisir")
    book.me = passing.nora
    _presenter, view, _desk = arrived(book)
    (row,) = section(view.watch, "answers").rows
    assert row.subtitle == "Bilal Roux est référent·e · «\u00a0{Avec} plaisir\u00a0»"


@pytest.fixture
def carine(desk: QtDesk) -> str:
    """Of another organisation, which is not in the file."""
    return adviser(desk.book, "Carine Le Bris", partners.add_organisation(desk.book, name="CCAS").result.id)


def sheet_of(screen: Screen, qtbot: QtBot) -> FormSheet:
    def shown() -> list[FormSheet]:
        return [s for s in screen.window().findChildren(FormSheet) if s.sheet.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[-1]


def test_one_asks_by_the_keyboard_and_the_person_agrees_first(
    screen: Screen, desk: QtDesk, awa: str, carine: str, qtbot: QtBot
) -> None:
    QTest.keyClick(screen.composer, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(screen, qtbot)
    consent = sheet.fields["consent_how"]
    assert not consent.isVisible()
    sheet.save.click()
    assert [name for name, field in sheet.fields.items() if field.error()] == ["to_adviser", "note"]
    sheet.fields["to_adviser"].editor.picks.take(carine)
    assert consent.isVisible()
    assert consent.editor.accessibleDescription().startswith("CCAS lira la fiche")
    type_in(sheet.fields["note"].editor, "Le permis avance bien")
    sheet.save.click()
    assert [name for name, field in sheet.fields.items() if field.error()] == ["consent_how"]
    consent.editor.set_value("oral")
    sheet.save.click()
    qtbot.waitUntil(lambda: "cancel" in screen.relays.buttons)
    (asked,) = select(desk.book.connection, Transfer)
    assert (asked.to_adviser, asked.note, asked.stays) == (carine, "Le permis avance bien", True)
    screen.relays.buttons["cancel"].click()
    qtbot.waitUntil(screen.relays.isHidden)
    assert [t.state for t in select(desk.book.connection, Transfer)] == ["cancelled"]


def test_who_is_asked_accepts_on_the_page(screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot) -> None:
    bilal, nora = adviser(desk.book, "Bilal Roux"), desk.book.me
    desk.changed.emit(residents.change_resident(desk.book, awa, lead_adviser=bilal))
    desk.book.me = bilal
    done = transfers.propose_transfer(desk.book, awa, nora, "Je pars")
    desk.book.me = nora
    desk.changed.emit(done)
    qtbot.waitUntil(lambda: "accept" in screen.relays.buttons)
    commands = {label for label, *_rest in screen.commands()}
    assert {"Accepter le suivi d’Awa DIALLO", "Décliner le suivi d’Awa DIALLO"} <= commands
    assert not any(label.startswith("Transmettre le suivi") for label in commands)
    screen.relays.buttons["accept"].click()
    sheet = sheet_of(screen, qtbot)
    type_in(sheet.fields["answer"].editor, "Entendu")
    sheet.save.click()
    qtbot.waitUntil(lambda: "Référent·e\u00a0: Nora Le Gall" in screen.head.words())
    page = resident_page(desk.book, awa)
    assert (page.transfers[0].answer, [m.adviser for m in page.team]) == ("Entendu", [bilal])
    arrive(screen, awa, qtbot)


def test_the_others_are_found_by_a_few_letters(qtbot: QtBot) -> None:
    leads = [PossibleLead(str(n), f"Conseillère {n}", "We Ker", True) for n in range(IN_SIGHT)]
    picker = LeadPicker([*leads, PossibleLead("denis", "Denis Morel", "CDAS", False)])
    qtbot.addWidget(picker)
    assert "denis" not in picker.picks._parts
    type_in(picker.search, "cdas")
    assert [*picker.picks._parts] == ["denis"]
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    picker.search.clear()
    assert (picker.value(), picker.lead() and picker.lead().name) == ("denis", "Denis Morel")  # type: ignore[union-attr]
    type_in(picker.search, "personne")
    assert picker.value() == "denis"


def test_nobody_else_to_ask_is_said() -> None:
    from ui.screens.resident.transfer_sheets import TransferSheets

    desk = FakeDesk()
    sheets = TransferSheets.__new__(TransferSheets)
    sheets._presenter = type("P", (), {"desk": desk})()  # type: ignore[assignment]
    sheets._propose([])
    assert desk.said == [
        "Aucun·e autre conseiller·ère n’est connu·e ici. Échangez avec le dépôt, puis réessayez."
    ]
