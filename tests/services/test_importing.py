"""Lists as advisers really have them: seen with doubts and doubles, imported whole or not, undone in one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, Organisation
from cad.domain.resident import Resident
from cad.services import history, importing, residents
from cad.services.notebook import Notebook
from cad.store.table import select

HEADINGS = ["Civilité", "NOM", "Prénom", "Né(e) le", "Téléphone", "CP", "Ville", "Courriel"]
AWA: list[Any] = ["Mme", "DIALLO", "Awa", "12/03/1987", "06 39 98 00 01", "35200", "Rennes", ""]
YANN: list[Any] = ["M.", "LE GOFF", "Yann", "1990-05-02", "", "35000", "Rennes", "yann@exemple.fr"]


def workbook(path: Path, rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Liste")
    for number, row in enumerate([headings, *rows]):
        sheet.write_row(number, 0, row)
    book.close()
    return path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return workbook(tmp_path / "liste.xlsx", [AWA, YANN])


def everyone(book: Notebook) -> list[Resident]:
    return select(book.connection, Resident, "removed = 0 ORDER BY pk")


def test_a_list_is_imported_and_taken_back_in_one(signed: Notebook, listed: Path) -> None:
    done = importing.import_residents(signed, listed)
    assert done.result.imported == 2
    awa, yann = everyone(signed)
    assert (awa.usage_name, awa.first_name, awa.birth_date) == ("Diallo", "Awa", "1987-03-12")
    assert (awa.civility, awa.phones, awa.postcode) == ("mme", ("0639980001",), "35200")
    assert (yann.email, yann.lead_adviser, yann.invented) == ("yann@exemple.fr", signed.me, False)
    assert yann.organisation == select(signed.connection, Organisation)[0].id
    assert history.undo_labels(signed).undo == "Importer 2 personnes"
    history.undo(signed)
    assert everyone(signed) == []
    assert not residents.find_residents(signed, text="diallo")
    history.redo(signed)
    assert [r.first_name for r in everyone(signed)] == ["Awa", "Yann"]


def test_the_preview_writes_nothing_and_says_everything(book: Notebook, tmp_path: Path) -> None:
    file = workbook(tmp_path / "liste.xlsx", [AWA, [*YANN[:3], "31/02/1990", *YANN[4:]]])
    seen = importing.preview(book, file)
    assert seen.mapping["Né(e) le"] == "birth_date"
    assert all(column.confidence > 0.5 for column in seen.columns)
    assert [(d.row, d.column, d.value) for d in seen.doubtful] == [(3, "Né(e) le", "31/02/1990")]
    assert "calendrier" in seen.doubtful[0].reason
    assert len(seen.people) == 2
    assert everyone(book) == []


def test_a_doubtful_cell_is_left_empty_or_corrected(book: Notebook, tmp_path: Path) -> None:
    file = workbook(tmp_path / "liste.xlsx", [[*AWA[:3], "31/02/1990", *AWA[4:]]])
    result = importing.import_residents(book, file, dry_run=True).result
    assert (result.imported, len(result.doubtful)) == (1, 1)
    done = importing.import_residents(book, file, corrections={2: {"Né(e) le": "28/02/1990"}})
    assert done.result.doubtful == ()
    assert everyone(book)[0].birth_date == "1990-02-28"


def test_a_row_without_a_name_and_a_sure_double_stay_out(book: Notebook, tmp_path: Path) -> None:
    residents.create_resident(book, usage_name="Le Goff", first_name="Yann", birth_date="1990-05-02")
    rows = [AWA, YANN, [*AWA[:2], "AWA", *AWA[3:]], ["", "", "", "1999", "", "", "", ""]]
    result = importing.import_residents(book, workbook(tmp_path / "l.xlsx", rows)).result
    assert (result.imported, result.skipped) == (1, (3, 4, 5))
    sure = {match.row: match for match in result.duplicates}
    assert sure[4].other_row == 2
    assert sure[3].resident == everyone(book)[0].id
    assert all(match.sure and match.score >= 70 and match.reasons for match in sure.values())
    assert [d.row for d in result.doubtful] == [5]


def test_a_likely_double_is_imported_and_reported(book: Notebook, tmp_path: Path) -> None:
    rows = [AWA, ["Mme", "DIALO", "Aoua", "03/12/1987", "", "", "", ""]]
    result = importing.import_residents(book, workbook(tmp_path / "l.xlsx", rows)).result
    assert result.imported == 2
    assert [(m.row, m.other_row, m.sure) for m in result.duplicates] == [(3, 2, False)]


def test_decisions_skip_import_or_complete(book: Notebook, tmp_path: Path) -> None:
    known = residents.create_resident(
        book, usage_name="Diallo", first_name="Awa", birth_date="1987-03-12", phones=("0299000000",)
    ).result
    file = workbook(tmp_path / "l.xlsx", [AWA, YANN, [*YANN[:2], "Enora", "", "", "", "", ""]])
    result = importing.import_residents(book, file, decisions={2: known.id, 3: "skip"}).result
    assert (result.imported, result.completed, result.skipped) == (1, 1, (3,))
    awa, enora = everyone(book)
    assert awa.phones == ("0299000000", "0639980001")
    assert (awa.city, enora.first_name) == ("Rennes", "Enora")
    history.undo(book)
    assert everyone(book) == [known]


@pytest.mark.parametrize("born", ["", "1987", "03/1987"])
def test_a_namesake_whose_day_of_birth_nobody_knows_is_never_surely_the_same(
    book: Notebook, tmp_path: Path, born: str
) -> None:
    row = [*AWA[:3], born, *AWA[4:]]
    result = importing.import_residents(book, workbook(tmp_path / "b.xlsx", [row, row])).result
    assert result.imported == 2
    assert [match.sure for match in result.duplicates] == [False]


def test_a_sure_double_is_imported_when_asked(book: Notebook, tmp_path: Path) -> None:
    file = workbook(tmp_path / "l.xlsx", [AWA, AWA])
    assert importing.import_residents(book, file, decisions={3: "import"}).result.imported == 2


def test_nothing_to_import_is_refused(book: Notebook, listed: Path) -> None:
    importing.import_residents(book, listed)
    with pytest.raises(Refused, match="Aucune ligne"):
        importing.import_residents(book, listed)
    assert history.undo_labels(book).undo == "Importer 2 personnes"


def test_columns_chosen_once_are_remembered_for_the_same_headings(book: Notebook, tmp_path: Path) -> None:
    headings = ["Nom", "Prénom", "Repère"]
    first = workbook(tmp_path / "a.xlsx", [["Diallo", "Awa", "1234567A"]], headings)
    second = workbook(tmp_path / "b.xlsx", [["1234567B", "Le Goff", "Yann"]], ["Repère", "Nom", "Prénom"])
    seen = importing.preview(book, first, {**importing.preview(book, first).mapping, "Repère": "ft_number"})
    importing.import_preview(book, seen)
    again = importing.preview(book, second)
    assert again.remembered
    assert again.mapping["Repère"] == "ft_number"
    importing.import_preview(book, again)
    assert [r.ft_number for r in everyone(book)] == ["1234567A", "1234567B"]


@pytest.mark.parametrize("mapping", [{"Inconnue": "usage_name"}, {"NOM": "couleur"}])
def test_a_mapping_that_does_not_fit_is_refused(
    book: Notebook, listed: Path, mapping: dict[str, str]
) -> None:
    with pytest.raises(Refused, match=r"Inconnue|couleur"):
        importing.preview(book, listed, mapping)


def test_notes_advisers_and_organisations_named_in_the_file(signed: Notebook, tmp_path: Path) -> None:
    headings = ["Nom", "Prénom", "Référent", "Structure", "Observations"]
    rows = [
        ["Diallo", "Awa", "LE GALL Nora", "we ker", "Préfère le matin"],
        ["Le Goff", "Yann", "Anne Jouan", "CCAS", ""],
        ["Kaya", "Elif", "Jouan Anne", "ccas", ""],
    ]
    importing.import_residents(signed, workbook(tmp_path / "l.xlsx", rows, headings))
    awa, yann, elif_ = everyone(signed)
    names = {a.id: a.name for a in select(signed.connection, Adviser)}
    places = {o.id: o.name for o in select(signed.connection, Organisation)}
    assert awa.lead_adviser == signed.me
    assert names[yann.lead_adviser] == names[elif_.lead_adviser] == "Anne Jouan"
    assert [places[r.organisation] for r in (awa, yann, elif_)] == ["We Ker", "CCAS", "CCAS"]
    (note,) = select(signed.connection, Note)
    assert (note.resident, note.text, note.adviser) == (awa.id, "Préfère le matin", signed.me)
    history.undo(signed)
    assert [a.name for a in select(signed.connection, Adviser)] == ["Nora Le Gall"]


def test_progress_goes_to_the_end_and_cancelling_leaves_nothing(book: Notebook, tmp_path: Path) -> None:
    rows = [
        ["", f"Nom{chr(97 + n % 26)}", f"Prénom{chr(97 + n // 26)}", "", "", "", "", ""] for n in range(300)
    ]
    file = workbook(tmp_path / "l.xlsx", rows)
    told: list[int] = []
    for stop in (0, 30, 60, 70):
        with pytest.raises(Refused, match="annulé"):
            importing.import_residents(
                book,
                file,
                cancelled=lambda stop=stop: bool(told) and told[-1] >= stop,
                progress=lambda done, _total: told.append(done),
            )
        assert everyone(book) == []
        told.clear()
    importing.import_residents(book, file, progress=lambda done, total: told.append(done * 100 // total))
    assert told == sorted(told)
    assert len(everyone(book)) == 300


def test_a_social_security_number_is_never_written(book: Notebook, tmp_path: Path) -> None:
    nir = "2 87 03 35 238 003"
    rows = [[*AWA, f"NIR {nir}"]]
    file = workbook(tmp_path / "l.xlsx", rows, [*HEADINGS, "Observations"])
    result = importing.import_residents(book, file).result
    assert result.imported == 1
    kept = book.connection.execute("SELECT group_concat(after) FROM change").fetchone()[0]
    assert "238" not in kept
    assert result.doubtful or result.warnings
