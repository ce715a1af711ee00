"""The wizard’s decisions: columns, doubtful cells, known people; nothing is written before the last step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cad.domain.resident import Resident
from cad.services import drafts, residents
from cad.services.import_plan import CORRECTED, DOUBTFUL, EMPTY, SKIPPED, Plan
from cad.services.importing import IMPORT, SKIP, Imported
from cad.services.notebook import Notebook
from cad.store.table import select
from tests.ui.fakes import FakeDesk
from ui.screens.importing.presenter import (
    COLUMNS,
    DONE,
    DOUBLES,
    DOUBTS,
    FILE,
    FORM,
    READY,
    Presenter,
)

LIST = """Nom;Prénom;Né(e) le;Téléphone;Mail
DIALLO;Aïssatou;12/03/1987;06 39 98 00 01;a@exemple.fr
LE GOFF;Yann;31/02/1999;06 39 98;yann.legoff
NGUYEN;Thi Hoa;1990;06 39 98 00 03;
DIALLO;Aissatou;12/03/1987;06 39 98 00 01;
"""


class Wizard:
    """Notes what the presenter shows."""

    def __init__(self) -> None:
        self.step, self.trouble, self.work, self.offered = "", "", "", ""
        self.plan: Plan | None = None
        self.known: Resident | None = None
        self.imported: Imported | None = None
        self.undone = False
        self.told: list[tuple[int, int]] = []
        self.on_progress: Callable[[], object] = lambda: None

    def show_step(self, step: str, plan: Plan | None) -> None:
        self.step, self.plan, self.trouble = step, plan, ""

    def offer(self, name: str) -> None:
        self.offered = name

    def show_work(self, sentence: str, stoppable: bool = True) -> None:
        self.work = sentence

    def advance(self, done: int, total: int) -> None:
        self.told.append((done, total))
        self.on_progress()

    def show_trouble(self, sentence: str) -> None:
        self.trouble = sentence

    def show_known(self, resident: Resident) -> None:
        self.known = resident

    def show_imported(self, imported: Imported) -> None:
        self.imported = imported

    def show_undone(self) -> None:
        self.undone = True


Made = tuple[FakeDesk, Wizard, Presenter]


@pytest.fixture
def at(book: Notebook) -> Made:
    desk, view = FakeDesk(book), Wizard()
    return desk, view, Presenter(desk, view)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], str]:
    """``file(text)``: the path of a list that says so."""

    def write(text: str = LIST) -> str:
        path = tmp_path / "liste.csv"
        path.write_text(text, "utf-8")
        return str(path)

    return write


File = Callable[..., str]


def test_a_list_without_a_doubt_goes_straight_to_the_import(at: Made, file: File, book: Notebook) -> None:
    desk, view, presenter = at
    presenter.choose(file("Nom;Prénom;Ville\nDIALLO;Awa;Rennes\nKONE;Issa;Rennes\n"))
    assert view.step == COLUMNS
    presenter.go_on()
    assert view.step == READY
    assert not select(book.connection, Resident)
    presenter.go_on()
    assert view.imported
    assert view.imported.imported == 2
    assert desk.said == []  # the last step says it, with its own way back
    assert view.told[-1][0] >= 95


def test_every_step_that_has_something_to_decide_is_gone_through_and_back(at: Made, file: File) -> None:
    _desk, view, presenter = at
    presenter.choose(file())
    steps = [view.step]
    for _step in range(3):
        presenter.go_on()
        steps.append(view.step)
    assert steps == [COLUMNS, DOUBTS, DOUBLES, READY]
    for _step in range(4):
        presenter.go_back()
        steps.append(view.step)
    assert steps[4:] == [DOUBLES, DOUBTS, COLUMNS, FILE]


def test_a_doubtful_cell_is_corrected_left_empty_or_its_line_skipped(
    at: Made, file: File, book: Notebook
) -> None:
    _desk, view, presenter = at
    presenter.choose(file())
    presenter.go_on()
    plan = view.plan
    assert plan
    born, phone, mail = plan.doubts
    assert [plan.said(doubt) for doubt in plan.doubts] == [DOUBTFUL] * 3
    assert plan.correct((born.row, born.column), "30/02/1999") != ""
    assert plan.correct((born.row, born.column), "28/02/1999") == ""
    plan.leave_empty((phone.row, phone.column))
    assert [plan.said(doubt) for doubt in plan.doubts] == [CORRECTED, EMPTY, DOUBTFUL]
    plan.skip(mail.row)
    assert [plan.said(doubt) for doubt in plan.doubts] == [SKIPPED] * 3
    assert plan.correct((mail.row, mail.column), "yann@exemple.fr") == ""
    presenter.go_on()
    assert view.plan is not plan  # read again: a corrected date may resemble someone
    presenter.go_on()
    presenter.go_on()
    (yann,) = [r for r in select(book.connection, Resident) if r.first_name == "Yann"]
    assert (yann.birth_date, yann.phones, yann.email) == ("1999-02-28", (), "yann@exemple.fr")


def test_who_is_already_there_is_completed_created_or_skipped(at: Made, file: File, book: Notebook) -> None:
    known = residents.create_resident(
        book, usage_name="Nguyen", first_name="Thi Hoa", birth_date="1990", city="Rennes"
    ).result
    _desk, view, presenter = at
    presenter.choose(file())
    presenter.go_on()
    presenter.go_on()
    assert view.step == DOUBLES
    plan = view.plan
    assert plan
    assert {line: [m.resident for m in found] for line, found in plan.doubles.items()} == {
        4: [known.id],
        5: [""],
    }
    assert plan.decision(4) == IMPORT
    assert plan.decision(5) == SKIP  # the very same names and date as line 2
    plan.decide(4, known.id)
    presenter.ask_known(known.id)
    assert view.known == select(book.connection, Resident, "id = ?", known.id)[0]
    presenter.go_on()
    assert plan.counts() == (2, 1, 1)
    presenter.go_on()
    (nguyen,) = [r for r in select(book.connection, Resident) if r.usage_name == "Nguyen"]
    assert nguyen.phones == ("0639980003",)
    assert view.imported
    assert (view.imported.imported, view.imported.completed, view.imported.skipped) == (2, 1, (5,))


def test_columns_are_chosen_one_frees_another_and_they_are_remembered(at: Made, file: File) -> None:
    _desk, view, presenter = at
    path = file("Nom;Prénom;Zone\nDIALLO;Awa;Rennes\n")
    presenter.choose(path)
    assert view.plan
    assert view.plan.mapping == {"Nom": "usage_name", "Prénom": "first_name", "Zone": ""}
    presenter.set_target("Zone", "city")
    presenter.set_target("Zone", "usage_name")
    assert view.plan.mapping == {"Nom": "", "Prénom": "first_name", "Zone": "usage_name"}
    presenter.set_target("Nom", "usage_name")
    presenter.set_target("Zone", "city")
    presenter.go_on()
    presenter.go_on()
    assert view.imported
    presenter.start_again()
    presenter.choose(path)
    assert view.plan.seen.remembered
    assert view.plan.mapping["Zone"] == "city"


def test_a_column_of_social_security_numbers_cannot_be_chosen(at: Made, file: File) -> None:
    _desk, view, presenter = at
    presenter.choose(file("Nom;N° sécu\nDIALLO;2 87 03 35 238 001 23\n"))
    presenter.set_target("N° sécu", "caf_number")
    assert view.plan
    assert view.plan.mapping["N° sécu"] == ""


def test_a_file_without_names_still_shows_its_columns(at: Made, file: File, book: Notebook) -> None:
    _desk, view, presenter = at
    presenter.choose(file("Truc;Date\n12;12/03/1987\n13;13/04/1988\n"))
    assert view.step == COLUMNS
    presenter.go_on()
    assert view.step == COLUMNS
    assert "nom des personnes" in view.trouble
    presenter.set_target("Truc", "usage_name")
    presenter.go_on()
    assert view.step == DOUBTS  # « 12 » is no name
    assert not select(book.connection, Resident)


def test_a_file_that_cannot_be_read_says_why_and_leaves_the_choice(at: Made, tmp_path: Path) -> None:
    _desk, view, presenter = at
    presenter.choose(str(tmp_path / "absent.xlsx"))
    assert view.step == FILE
    assert "n’existe pas" in view.trouble


@pytest.mark.parametrize("when", ["reading", "writing"])
def test_what_is_interrupted_leaves_nothing(at: Made, file: File, book: Notebook, when: str) -> None:
    _desk, view, presenter = at
    if when == "reading":
        view.on_progress = presenter.stop
        presenter.choose(file())
        assert view.step == FILE
        assert "annulée" in view.trouble
    else:
        presenter.choose(file())
        for _step in range(3):
            presenter.go_on()
        view.on_progress = presenter.stop
        presenter.go_on()
        assert view.step == READY
        assert "annulé" in view.trouble
    assert not select(book.connection, Resident)
    assert view.imported is None


def test_an_import_is_taken_back_unless_something_was_done_since(
    at: Made, file: File, book: Notebook
) -> None:
    _desk, view, presenter = at
    presenter.choose(file("Nom;Prénom\nDIALLO;Awa\n"))
    presenter.go_on()
    presenter.go_on()
    assert presenter.step == DONE
    residents.create_resident(book, usage_name="Koné")
    presenter.take_back()
    assert "Créer la fiche" in view.trouble
    assert not view.undone
    from cad.services import history

    history.undo(book)
    presenter.take_back()
    assert view.undone
    assert not select(book.connection, Resident)


def test_coming_back_after_an_import_leaves_room_for_another(at: Made, file: File) -> None:
    _desk, view, presenter = at
    presenter.choose(file("Nom;Prénom\nDIALLO;Awa\n"))
    presenter.arrive()
    assert view.step == COLUMNS
    presenter.go_on()
    presenter.go_on()
    presenter.arrive()
    assert view.step == FILE
    assert view.plan is None


def test_what_was_decided_is_found_again_after_a_power_cut(at: Made, file: File, book: Notebook) -> None:
    desk, view, presenter = at
    presenter.choose(file())
    presenter.set_target("Mail", "")
    presenter.go_on()
    assert view.plan
    born = view.plan.doubts[0]
    view.plan.correct((born.row, born.column), "28/02/1999")
    view.plan.skip(4)
    presenter.keep()
    drafts.keep_draft(book, FORM, "", desk.drafts[FORM, ""])
    later, again = FakeDesk(book), Wizard()
    second = Presenter(later, again)
    second.arrive()
    assert again.offered == "liste.csv"
    second.take_up()
    assert again.step == COLUMNS
    assert again.plan
    assert again.plan.mapping["Mail"] == ""
    assert again.plan.people[born.row].fields["birth_date"] == "1999-02-28"
    assert again.plan.decision(4) == SKIP
    for _step in range(5):
        second.go_on()
    assert again.imported
    assert not later.drafts
