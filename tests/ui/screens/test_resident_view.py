"""The page of a person: seen at a glance, changed in one gesture, fresh whoever wrote."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cad.domain.clock import fixed
from cad.domain.organisation import Service
from cad.services import appointments, consents, encounters, journeys, referrals, residents
from cad.services.drafts import drafts
from cad.services.page import ResidentPage, resident_page
from cad.services.partners import add_organisation, add_service
from cad.store.reads.today import ENDINGS_TOLD
from tests.conftest import TODAY
from tests.ui.screens.resident_page import Show, arrive, awa, screen, type_in
from ui.desk import QtDesk
from ui.screens.resident.form_sheet import FormSheet
from ui.screens.resident.refer_sheet import ReferSheet
from ui.screens.resident.story import entries
from ui.screens.resident.view import Screen
from ui.widgets.stitches import OPEN

__all__ = ["awa", "screen"]


@pytest.fixture
def permis(desk: QtDesk) -> Service:
    """A partner’s service."""
    partner = add_organisation(desk.book, name="Mobilité 35", city="Rennes").result
    given = {"name": "Permis pour tous", "themes": ("mobility",), "documents": "Pièce d’identité"}
    return add_service(desk.book, partner.id, **given).result


def page_of(desk: QtDesk, resident: str) -> ResidentPage:
    return resident_page(desk.book, resident)


def told(desk: QtDesk, done: object) -> None:
    """Another screen did something: the desk says so."""
    desk.changed.emit(done)


def sheet_of(screen: Screen, kind: type[QObject]) -> QObject:
    """The sheet just opened over the page."""
    return [s for s in screen.window().findChildren(kind) if s.sheet.isVisible()][-1]


def test_what_was_typed_elsewhere_is_proposed_to_the_file_that_lacks_it(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    screen.arrive(resident=awa, first_name="Awa", phones="06 39 98 00 01", birth_date="12/03/1987")
    qtbot.waitUntil(lambda: bool(screen.window().findChildren(FormSheet)))
    sheet = sheet_of(screen, FormSheet)
    assert isinstance(sheet, FormSheet)
    assert sheet.typed() == {"phones": ("06\u00a039\u00a098\u00a000\u00a001",), "birth_date": "1987-03-12"}
    sheet.save.click()
    qtbot.waitUntil(lambda: page_of(desk, awa).resident.phones == ("0639980001",))
    assert page_of(desk, awa).resident.birth_date == "1987-03-12"


def test_who_it_is_is_said_first(screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot) -> None:
    known = {"birth_date": "1987-03-12", "civility": "mme", "interpreter": True, "languages": ("peul",)}
    phone = {"phones": ("0612345678",), "phone_shared_with": "sa sœur"}
    done = residents.change_resident(desk.book, awa, **known, **phone)
    told(desk, done)
    qtbot.waitUntil(lambda: "39\u00a0ans" in screen.head.words())
    for expected in (
        "Awa DIALLO",
        "née le 12 mars 1987",
        "(partagé avec sa sœur)",
        "interprète",
        "QPV à vérifier",
    ):
        assert expected in screen.head.words()


def test_a_short_window_squeezes_nothing_one_writes_in(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    told(desk, residents.create_resident(desk.book, usage_name="Diallo", first_name="Awa"))
    arrive(screen, awa, qtbot)
    screen.resize(1158, 620)
    screen.composer.unfold()
    qtbot.waitUntil(lambda: screen.doubles.isVisible() and screen.columns.count() == 2)
    qtbot.waitUntil(screen.composer.context.place.isVisible)
    fields = [f for f in screen.composer.findChildren(QLineEdit) if f.isVisible()]
    qtbot.waitUntil(lambda: all(f.height() >= f.sizeHint().height() for f in fields))
    assert len(fields) > 4


def test_the_goal_is_written_where_it_stands(screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot) -> None:
    screen.head.goal.edit()
    type_in(QApplication.focusWidget(), "Travailler près de chez moi")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "près de chez moi" in screen.head.words())
    assert page_of(desk, awa).journey.goal == "Travailler près de chez moi"  # type: ignore[union-attr]


def test_escape_leaves_the_goal_as_it_was(screen: Screen) -> None:
    screen.head.goal.edit()
    type_in(QApplication.focusWidget(), "Rien")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert "Rien" not in screen.head.words()


def test_a_step_is_added_in_one_line_and_ticked_off_in_one_gesture(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    assert screen.coming.lines.titles() == ["Aucune prochaine étape"]
    screen.coming.setFocus()
    type_in(screen.coming.typing(), "Appeler la crèche pour demain")
    QTest.keyClick(screen.coming.typing(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.coming.lines.titles() == ["Appeler la crèche"])
    assert page_of(desk, awa).steps[0].due_on == "2026-11-24"
    QTest.mouseClick(screen.coming.lines.checks()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.coming.lines.titles() == ["Aucune prochaine étape"])
    assert page_of(desk, awa).steps[0].state == "done"


def test_what_is_late_says_by_how_much(screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot) -> None:
    told(desk, journeys.add_step(desk.book, awa, title="Dossier", due_on="2026-11-10"))
    qtbot.waitUntil(lambda: screen.coming.lines.titles() == ["Dossier"])
    assert screen.coming.lines.lines()[0].badge == ("En retard de 13\u00a0jours", "danger", "alert")


def test_a_theme_changes_state_by_keyboard(screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot) -> None:
    tile = next(t for t in screen.themes.tiles() if t.accessibleName().startswith("Logement"))
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    sheet = sheet_of(screen, FormSheet)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    sheet.fields["detail"].editor.set_value("Bail qui se termine en mars")  # type: ignore[attr-defined]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Besoin" in tile.accessibleName())
    (state,) = (t for t in page_of(desk, awa).themes if t.theme == "housing")
    assert (state.state, state.detail) == ("need", "Bail qui se termine en mars")


def test_a_referral_is_one_action_then_its_letter(
    screen: Screen, desk: QtDesk, awa: str, permis: Service, qtbot: QtBot
) -> None:
    opened: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: opened.append((place, where)))
    screen.gestures.ask("refer")
    sheet = sheet_of(screen, ReferSheet)
    type_in(QApplication.focusWidget(), "permis")
    qtbot.waitUntil(lambda: sheet.list.current() == "" and sheet.list.model().rowCount() == 1)  # type: ignore[attr-defined]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    type_in(QApplication.focusWidget(), "Passer le code")
    sheet.submit()  # type: ignore[attr-defined]
    assert "d’accord" in sheet.consent.error()  # type: ignore[attr-defined]
    sheet.consent.editor.set_value("oral")  # type: ignore[attr-defined]
    sheet.submit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(opened))
    (made,) = page_of(desk, awa).referrals
    assert (made.state, made.purpose, made.documents) == ("handed_over", "Passer le code", "Pièce d’identité")
    assert opened == [("paper", {"referral": made.id})]
    qtbot.waitUntil(lambda: screen.panels["refer"].lines.titles() == ["Mobilité 35 · Permis pour tous"])
    assert "1 couture ouverte" in screen.head.words()


def test_a_refusal_is_written_down_and_nothing_is_handed_over(
    screen: Screen, desk: QtDesk, awa: str, permis: Service, qtbot: QtBot
) -> None:
    screen.arrive(resident=awa, refer="1")
    qtbot.waitUntil(lambda: bool(screen.window().findChildren(ReferSheet)))
    sheet = sheet_of(screen, ReferSheet)
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)  # type: ignore[attr-defined]
    sheet.list.open_current()  # type: ignore[attr-defined]
    sheet.consent.editor.set_value("refused")  # type: ignore[attr-defined]
    sheet.submit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(page_of(desk, awa).consents))
    assert page_of(desk, awa).consents[0].state == "refused"
    assert not page_of(desk, awa).referrals


def test_each_handover_is_a_strand_with_its_stitch(desk: QtDesk, awa: str, permis: Service) -> None:
    book = desk.book
    given = {"purpose": "Passer le code", "consent_how": "oral"}
    made = referrals.refer(book, awa, permis.id, **given).result
    (only,) = (e for e in entries(page_of(desk, awa), TODAY) if e.seam)
    assert (only.title, only.stitch) == ("Vers Mobilité 35", OPEN)
    referrals.move_referral(book, made.id, "received")
    referrals.move_referral(book, made.id, "declined", reason="Plus de place")
    strand = [e for e in entries(page_of(desk, awa), TODAY) if e.seam == made.id]
    assert [e.title for e in strand] == [
        "Refusée · Mobilité 35", "Reçue · Mobilité 35", "Vers Mobilité 35",
    ]  # fmt: skip
    assert strand[0].body == "Plus de place"
    assert {e.stitch for e in strand} == {"broken"}
    assert [bool(e.badges) for e in strand] == [True, False, False]


def test_the_story_says_the_day_of_the_week(desk: QtDesk, awa: str) -> None:
    for at in ("2026-11-06T09:40", "2026-11-22T14:00", "2026-11-23T09:40"):
        encounters.record_encounter(desk.book, awa, text="Vue.", at=at)
    told = [e.at for e in entries(page_of(desk, awa), TODAY) if e.key.startswith("encounter")]
    assert told == ["aujourd’hui, 9\u00a0h\u00a040", "hier, 14\u00a0h", "ven. 6 nov., 9\u00a0h\u00a040"]


def test_a_slip_of_the_pen_is_corrected(screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot) -> None:
    told(desk, encounters.record_encounter(desk.book, awa, text="Son fils a quatre ams."))
    qtbot.waitUntil(lambda: len(screen.presenter.shown.timeline) == 2)
    met = next(e for e in screen.presenter.shown.timeline if e.kind == "encounter")
    screen.gestures.journey.note("encounter", met.id)
    (correct,) = sheet_of(screen, FormSheet).others  # type: ignore[attr-defined]
    correct.click()
    qtbot.waitUntil(lambda: not sheet_of(screen, FormSheet).others)  # type: ignore[attr-defined]
    sheet = sheet_of(screen, FormSheet)
    words = sheet.fields["text"].editor  # type: ignore[attr-defined]
    assert words.value() == "Son fils a quatre ams."
    words.set_value("Son fils a quatre ans.")
    sheet.save.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page_of(desk, awa).timeline[0].text == "Son fils a quatre ans.")


def test_an_appointment_leaves_a_slip_in_the_hand(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    appointments.plan_appointment(desk.book, awa, at="2026-11-23T16:00", place="Bureau 2")
    arrive(screen, awa, qtbot)
    screen.presenter.refresh()
    qtbot.waitUntil(lambda: bool(screen.presenter.shown.appointments))
    went: list[tuple[str, dict[str, str]]] = []
    desk.opened.connect(lambda place, where: went.append((place, where)))
    screen.gestures.ask("meet")
    sheet = sheet_of(screen, FormSheet)
    fields = sheet.fields  # type: ignore[attr-defined]
    assert fields["place"].editor.value() == "Bureau 2"
    fields["day"].editor.setText("demain")
    fields["time"].editor.set_value("14h30")
    fields["purpose"].editor.set_value("Faire le point")
    sheet.others[0].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(went))
    made = page_of(desk, awa).appointments[-1]
    assert (made.at, made.place) == ("2026-11-24T14:30", "Bureau 2")
    assert went == [("paper", {"appointment": made.id})]


def test_what_meets_a_need_is_proposed_first(
    screen: Screen, desk: QtDesk, awa: str, permis: Service, qtbot: QtBot
) -> None:
    early = add_organisation(desk.book, name="Aaa").result
    add_service(desk.book, early.id, name="Autre chose", themes=("housing",))
    told(desk, journeys.assess_need(desk.book, awa, theme="mobility", state="need"))
    qtbot.waitUntil(lambda: any(t.state == "need" for t in screen.presenter.shown.themes))
    screen.gestures.ask("refer")
    sheet = sheet_of(screen, ReferSheet)
    rows = sheet.list.model()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: rows.rowCount() == 2)
    assert [rows.rows[i].title for i in range(2)] == ["Permis pour tous", "Autre chose"]
    assert sheet.sheet.accessibleName() == "Orienter Awa DIALLO"  # type: ignore[attr-defined]


def test_an_error_leaves_as_one_answers(screen: Screen, desk: QtDesk, permis: Service, qtbot: QtBot) -> None:
    screen.gestures.ask("refer")
    sheet = sheet_of(screen, ReferSheet)
    sheet.refuse({"consent": "Demandez à la personne."})  # type: ignore[attr-defined]
    assert sheet.consent.error()  # type: ignore[attr-defined]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert sheet.consent.editor.value() == "oral"  # type: ignore[attr-defined]
    assert not sheet.consent.error()  # type: ignore[attr-defined]


def test_the_head_is_one_tab_before_the_text(screen: Screen) -> None:
    screen.composer.write()
    before = []
    for _step in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        before.append(QApplication.focusWidget().accessibleName())
    assert before[1:5] == ["Autres actions sur la fiche", "Modifier", "Rendez-vous", "Orienter"]


def test_a_social_security_number_is_refused_beside_its_field(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    screen.gestures.ask("edit")
    qtbot.waitUntil(lambda: bool(screen.window().findChildren(FormSheet)))
    sheet = sheet_of(screen, FormSheet)
    fields = sheet.fields  # type: ignore[attr-defined]
    fields["address"].editor.set_value("1 85 05 78 006 084 91")
    fields["birth_date"].editor.setText("32/13/1990")
    fields["phones"].editor.set_value(("0612345678", "0299010203"))
    sheet.save.click()  # type: ignore[attr-defined]
    assert "sécurité sociale" in fields["address"].error()
    assert fields["birth_date"].error()
    fields["address"].editor.set_value("12 rue des Tisserands")
    fields["birth_date"].editor.setText("mars 1990")
    sheet.save.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(page_of(desk, awa).resident.address))
    person = page_of(desk, awa).resident
    assert (person.birth_date, person.phones) == ("1990-03", ("0612345678", "0299010203"))
    qtbot.waitUntil(lambda: "12 rue des Tisserands" in screen.head.words())


def test_a_sheet_left_half_way_is_found_again_and_can_be_forgotten(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    for turn in range(2):
        screen.gestures.ask("edit")
        qtbot.waitUntil(lambda: bool([s for s in screen.findChildren(FormSheet) if s.sheet.isVisible()]))
        sheet = sheet_of(screen, FormSheet)
        editor = sheet.fields["address"].editor  # type: ignore[attr-defined]
        if not turn:
            type_in(editor.line, "12 rue des Tis")
            QTest.keyClick(editor.line, Qt.Key.Key_Escape)
    assert editor.value() == "12 rue des Tis"
    assert sheet.typed() == {"address": "12 rue des Tis"}  # type: ignore[attr-defined]
    sheet.forget.click()  # type: ignore[attr-defined]
    assert editor.value() == ""
    qtbot.waitUntil(lambda: not drafts(desk.book))


def test_only_what_concerns_the_person_is_read_again(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    other = residents.create_resident(desk.book, usage_name="Kone", first_name="Issa").result
    before = screen.presenter.page
    told(desk, journeys.add_step(desk.book, other.id, title="Pour quelqu’un d’autre"))
    QTest.qWait(60)
    assert screen.presenter.page is before
    told(desk, journeys.add_step(desk.book, awa, title="Pour elle"))
    qtbot.waitUntil(lambda: screen.coming.lines.titles() == ["Pour elle"])


def test_what_is_being_written_survives_a_change_made_elsewhere(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    type_in(screen.composer.text, "Elle dit que")
    told(desk, journeys.set_goal(desk.book, awa, goal="Autre chose"))
    qtbot.waitUntil(lambda: "Autre chose" in screen.head.words())
    assert screen.composer.text.value() == "Elle dit que"


def test_someone_who_does_not_exist_shows_nobody_else(screen: Screen, qtbot: QtBot) -> None:
    screen.arrive(resident="0" * 32)
    qtbot.waitUntil(lambda: not screen.columns.isVisible())


def test_a_possible_double_is_told_and_can_be_set_aside(
    screen: Screen, desk: QtDesk, awa: str, qtbot: QtBot
) -> None:
    twin = residents.create_resident(
        desk.book, usage_name="Diallo", first_name="Awa", birth_date="1990"
    ).result
    told(desk, residents.change_resident(desk.book, awa, birth_date="1990"))
    qtbot.waitUntil(lambda: screen.doubles.isVisible())
    screen.doubles.said.emit("apart", twin.id)
    qtbot.waitUntil(lambda: not screen.doubles.isVisible())


def test_consents_and_team_are_lines_one_can_change(
    screen: Screen, desk: QtDesk, awa: str, permis: Service, qtbot: QtBot
) -> None:
    told(desk, consents.give_consent(desk.book, awa, permis.organisation, "written"))
    member = journeys.join_team(desk.book, awa, name="Lucie Pérez", role="assistante sociale")
    told(desk, member)
    qtbot.waitUntil(lambda: "Lucie Pérez" in screen.panels["member"].lines.titles())
    assert screen.panels["consent"].lines.titles() == ["Mobilité 35"]
    assert "Lucie Pérez" in screen.composer.visibility.accessibleDescription()
    screen.gestures.act(f"member:{member.result.id}", "leave")
    qtbot.waitUntil(lambda: "Lucie Pérez" not in screen.panels["member"].lines.titles())


@pytest.mark.parametrize(
    ("wide", "high", "columns"), [(1158, 760, 2), (1700, 1000, 3), (700, 760, 1), (1158, 500, 1)]
)
def test_the_page_fits_its_window(screen: Screen, qtbot: QtBot, wide: int, high: int, columns: int) -> None:
    screen.resize(wide, high)
    qtbot.waitUntil(lambda: screen.columns.count() == columns)
    assert screen.width() == wide


def test_every_control_has_a_name(screen: Screen) -> None:
    stops = [
        w for w in screen.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
    ]
    assert stops
    nameless = [w for w in stops if not (w.accessibleName() or (isinstance(w, QPushButton) and w.text()))]
    assert not nameless, nameless


def test_it_opens_again_as_it_was(screen: Screen, awa: str, qtbot: QtBot, shown: Show) -> None:
    type_in(screen.composer.text, "En cours")
    arrive(screen, awa, qtbot)
    assert screen.composer.text.value() == "En cours"


def test_a_withdrawal_is_told_with_its_consequence_and_a_slip_is_undone_there(
    screen: Screen, desk: QtDesk, awa: str, permis: Service, qtbot: QtBot
) -> None:
    given = consents.give_consent(desk.book, awa, permis.organisation, "oral").result
    with qtbot.waitSignal(desk.said) as said:
        screen.presenter.acts.withdraw(given.id)
    sentence, tone, undo = said.args
    assert sentence.startswith("Plus aucune orientation vers Mobilité 35")
    assert (tone, undo) == ("warning", True)


def test_a_file_soon_erased_says_so_until_something_is_written(
    screen: Screen, desk: QtDesk, qtbot: QtBot
) -> None:
    then = replace(desk.book, now=fixed("2024-12-01T10:00"))
    who = residents.create_resident(then, usage_name="Loin", first_name="Zoé").result.id
    desk.book.store.set(ENDINGS_TOLD, [(who, "2024-12-01", "2026-12-24")])
    screen.arrive(resident=who)
    qtbot.waitUntil(screen.ending.isVisible)
    assert screen.ending._banner.accessibleName() == (
        "Sans contact depuis le 1er décembre 2024\u00a0: ce dossier sera effacé le 24 décembre 2026"
    )
    screen.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert screen.composer.text.hasFocus()  # one key, one way
    screen.setFocus()
    screen.ending.write.click()
    type_in(QApplication.focusWidget(), "Rappelée")
    screen.composer.submit()
    qtbot.waitUntil(lambda: not screen.ending.isVisible())
