"""Tables as advisers have them are read; what is not a table is refused with a sentence."""

import datetime
from pathlib import Path

import pytest

from cad.domain.errors import MachineTrouble, Refused
from cad.exchange.reading import read_table
from tests.exchange import files

CSV_PEOPLE = "Nom;Prénom;Né(e) le\r\nDUPONT;Zoé;12/03/1987\r\nLE GOFF;Anaël;1990\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac_roman", "cp850"]
)
def test_csv_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    sheet = read_table(files.csv(tmp_path / "liste.csv", CSV_PEOPLE, encoding))
    assert sheet.headings == ("Nom", "Prénom", "Né(e) le")
    assert [row[1] for row in sheet.rows] == ["Zoé", "Anaël"]
    assert list(sheet.lines) == [2, 3]
    assert sheet.heading_line == 1


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_csv_with_any_separator(tmp_path: Path, separator: str) -> None:
    text = CSV_PEOPLE.replace(";", separator).replace("12/03/1987", '"12, rue ; de la | Paix\tbis"')
    sheet = read_table(files.csv(tmp_path / "liste.csv", text))
    assert len(sheet.headings) == 3
    assert sheet.rows[0][2] == "12, rue ; de la | Paix\tbis"


def test_csv_title_lines_empty_lines_and_quoted_line_ends(tmp_path: Path) -> None:
    text = "Permanence de Maurepas;;\n;;\nNom;Prénom;Adresse\n"
    text += 'DUPONT;Marie;"12 rue X\n35000 Rennes"\n\n;;\nDIALLO;Awa;\n'
    sheet = read_table(files.csv(tmp_path / "liste.csv", text))
    assert sheet.heading_line == 3
    assert list(sheet.lines) == [4, 7]
    assert sheet.rows[0][2] == "12 rue X\n35000 Rennes"


def test_csv_from_excel_with_its_sep_line(tmp_path: Path) -> None:
    sheet = read_table(files.csv(tmp_path / "liste.csv", "sep=,\r\nNom,Prénom\r\nDUPONT,Marie\r\n"))
    assert sheet.rows == [["DUPONT", "Marie"]]


def test_csv_of_one_column_and_without_last_line_end(tmp_path: Path) -> None:
    sheet = read_table(files.csv(tmp_path / "liste.csv", "Nom\nDUPONT\nMARTIN"))
    assert sheet.rows == [["DUPONT"], ["MARTIN"]]


def test_an_unclosed_quote_never_swallows_people(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="guillemet"):
        read_table(files.csv(tmp_path / "liste.csv", 'Nom;Prénom\n"DUPONT;Marie\nMARTIN;Paul\n'))


@pytest.mark.parametrize("name", ["liste.xlsx", "liste.csv", "liste.xls", "liste", "liste.pdf"])
def test_xlsx_whatever_its_extension(tmp_path: Path, name: str) -> None:
    made = files.xlsx(tmp_path / "liste.xlsx", {"Feuil1": files.PEOPLE})
    sheet = read_table(made.rename(tmp_path / name))
    assert sheet.headings == files.PEOPLE[0]
    assert sheet.rows[0][3] == datetime.date(1987, 3, 12)
    assert sheet.rows[1][4] == 612345679


def test_ods(tmp_path: Path) -> None:
    sheet = read_table(files.people_ods(tmp_path / "liste.ods"))
    assert sheet.headings == files.PEOPLE[0]
    assert sheet.rows[0][3] == datetime.date(1987, 3, 12)
    assert sheet.rows[1][1] == "N'GUYEN"


def test_a_cell_of_several_lines_in_ods(tmp_path: Path) -> None:
    body = files.ods_row(["Nom", "Téléphone"]) + files.ods_row(["DUPONT", "0612345678\n0299123456"])
    assert read_table(files.ods(tmp_path / "l.ods", {"F": body})).rows[0][1] == "0612345678\n0299123456"


def test_a_formula_gives_its_last_value_and_is_never_run(tmp_path: Path) -> None:
    rows = [("Nom", "Prénom"), ("DUPONT", '=WEBSERVICE("http://127.0.0.1")'), ("=1+1", "Paul")]
    sheet = read_table(files.xlsx(tmp_path / "l.xlsx", {"F": rows}))
    assert sheet.rows == [["DUPONT", "vu"], ["vu", "Paul"]]


def test_formula_looking_text_in_csv_stays_text(tmp_path: Path) -> None:
    sheet = read_table(files.csv(tmp_path / "l.csv", "Nom;Prénom\n=1+1;@SUM(A1)\n"))
    assert sheet.rows == [["=1+1", "@SUM(A1)"]]


def test_the_sheet_of_people_is_chosen_and_the_others_listed(tmp_path: Path) -> None:
    actions = [("Date", "Lieu", "Action", "Type", "Motif")] + [("x", "y", "z", "t", "u")] * 9
    made = files.xlsx(tmp_path / "l.xlsx", {"Actions": actions, "Vide": [], "Suivi": files.PEOPLE})
    sheet = read_table(made)
    assert (sheet.name, sheet.others) == ("Suivi", ("Actions",))
    assert read_table(made, sheet="Actions").headings[0] == "Date"
    with pytest.raises(Refused, match="feuille"):
        read_table(made, sheet="Autre")
    with pytest.raises(Refused, match="Vide"):
        read_table(made, sheet="Vide")


def test_progress_goes_up_to_the_end_and_can_be_cancelled(tmp_path: Path) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    seen: list[int] = []
    read_table(made, progress=lambda done, total: seen.append(done * 100 // total))
    assert seen == sorted(seen)
    assert seen[-1] == 100
    with pytest.raises(Refused, match="annulée"):
        read_table(made, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
        (b"PK\x05\x06" + bytes(18), "archive"),
        (b"PK\x03\x04" + bytes(200), "abîmé"),
        (b"<html><table><tr><td>Nom</td></tr></table></html>", "page web"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "page web"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 3, r"\.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"SQLite format 3\0" + bytes(80), "base de données"),
        (bytes(range(256)) * 40, "lisible"),
        (b"\n\n \n;;;\n", "aucune ligne"),
    ],
)
def test_what_is_not_a_table_is_refused_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused, match=said):
        read_table(path)


def test_a_text_document_is_named(tmp_path: Path) -> None:
    made = files.people_ods(tmp_path / "l.ods")
    text = files.rewritten(made, tmp_path / "l.odt", {"mimetype": b"application/vnd.oasis.opendocument.text"})
    with pytest.raises(Refused, match="document de texte"):
        read_table(text)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_truncated_workbook(tmp_path: Path, kept: float) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    content = made.read_bytes()
    made.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(Refused, match="abîmé"):
        read_table(made)


def test_headings_alone_are_nobody(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="que des titres"):
        read_table(files.csv(tmp_path / "l.csv", "Nom;Prénom;Tél\n;;\n"))


def test_folder_missing_file_and_heavy_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="dossier"):
        read_table(tmp_path)
    with pytest.raises(Refused, match="n’existe pas"):
        read_table(tmp_path / "rien.csv")
    heavy = tmp_path / "lourd.csv"
    with heavy.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(Refused, match="51"):
        read_table(heavy)


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = files.csv(tmp_path / "l.csv", CSV_PEOPLE)

    def refuse(*_args: object, **_more: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(MachineTrouble, match="autre programme"):
        read_table(made)
