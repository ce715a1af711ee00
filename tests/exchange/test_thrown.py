"""Files made to hurt: bombs, far cells, a million empty rows, lies in the zip directory."""

import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cad.domain.errors import CadError, Refused
from cad.exchange import archive
from cad.exchange.mapping import propose
from cad.exchange.reading import read_table
from cad.exchange.rows import convert
from tests.drawn import tries
from tests.exchange import files


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    bomb = files.rewritten(made, tmp_path / "b.xlsx", {"xl/sharedStrings.xml": b" " * (80 << 20)})
    assert bomb.stat().st_size < 200_000
    with pytest.raises(Refused, match="se déplie"):
        read_table(bomb)


def test_a_bomb_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "SUSPECT", 1 << 20)
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    bomb = files.rewritten(made, tmp_path / "b.xlsx", {"xl/sharedStrings.xml": b" " * (4 << 20)})
    content = bomb.read_bytes().replace(struct.pack("<L", 4 << 20), struct.pack("<L", 400))
    bomb.write_bytes(content)
    with zipfile.ZipFile(bomb) as lied:
        assert lied.getinfo("xl/sharedStrings.xml").file_size == 400
    with pytest.raises(Refused, match="se déplie"):
        read_table(bomb)


@pytest.mark.parametrize("corner", ["XFD1048576", "AAA1048576", "ZZ1048576"])
def test_two_cells_at_opposite_corners(tmp_path: Path, corner: str) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    row = corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{corner}"><v>1</v></c></row>'
    far = files.rewritten(made, tmp_path / "f.xlsx", {"xl/worksheets/sheet1.xml": files.sheet_xml(rows)})
    with pytest.raises(Refused, match=corner):
        read_table(far)


@pytest.mark.parametrize(
    "cell",
    [
        "<x:c r='XFD1048576'><x:v>1</x:v></x:c>",
        '<c  r="XFD1048576"><v>1</v></c>',
        '<c s="1" r="XFD1048576"><v>1</v></c>',
    ],
)
def test_a_far_cell_written_in_an_unusual_way(tmp_path: Path, cell: str) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" xmlns:x="x">{cell}</row>'
    far = files.rewritten(made, tmp_path / "f.xlsx", {"xl/worksheets/sheet1.xml": files.sheet_xml(rows)})
    with pytest.raises(Refused, match="XFD1048576"):
        read_table(far)


def test_a_far_styled_empty_cell_hurts_nobody(tmp_path: Path) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>DUPONT</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    )
    far = files.rewritten(made, tmp_path / "f.xlsx", {"xl/worksheets/sheet1.xml": files.sheet_xml(rows)})
    assert read_table(far).rows == [["DUPONT"]]


def test_repeated_filled_cells_of_an_ods(tmp_path: Path) -> None:
    body = (
        '<table:table-row table:number-rows-repeated="1000000">'
        + files.ods_cell("DUPONT", 'table:number-columns-repeated="16000"')
        + "</table:table-row>"
    )
    with pytest.raises(Refused, match="1000000"):
        read_table(files.ods(tmp_path / "l.ods", {"F": body}))


def test_each_ods_sheet_has_its_own_million_empty_rows(tmp_path: Path) -> None:
    body = "".join(files.ods_row(row * 5) for row in files.PEOPLE)
    sheet = read_table(files.ods(tmp_path / "l.ods", {"Un": body, "Deux": body, "Trois": body}))
    assert sheet.others == ("Deux", "Trois")


def test_a_far_cell_after_a_million_spaces(tmp_path: Path) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = files.sheet_xml(rows).partition(b"?>")[2]
    content = b" \n" * (1 << 20) + content
    with pytest.raises(Refused, match="XFD1048576"):
        read_table(files.rewritten(made, tmp_path / "f.xlsx", {"xl/worksheets/sheet1.xml": content}))


def test_a_million_empty_rows_in_ods(tmp_path: Path) -> None:
    body = files.ods_row(["Nom", "Prénom"]) + files.ods_row(["DUPONT", "Marie"])
    body += files.ods_row((), 1_000_000) + files.ods_row(["DIALLO", "Awa"])
    sheet = read_table(files.ods(tmp_path / "l.ods", {"F": body}))
    assert sheet.rows == [["DUPONT", "Marie"], ["DIALLO", "Awa"]]
    assert sheet.lines[1] == 1_000_003


@pytest.mark.slow
def test_a_million_empty_rows_in_xlsx(tmp_path: Path) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 1_000_000))
    head = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
    rows = head.format(1, "Nom") + head.format(2, "DUPONT") + rows + head.format(1_000_001, "DIALLO")
    big = files.rewritten(made, tmp_path / "f.xlsx", {"xl/worksheets/sheet1.xml": files.sheet_xml(rows)})
    sheet = read_table(big)
    assert (sheet.rows, list(sheet.lines)) == ([["DUPONT"], ["DIALLO"]], [2, 1_000_001])


@pytest.mark.slow
def test_a_million_empty_lines_in_csv(tmp_path: Path) -> None:
    text = "Nom;Prénom\nDUPONT;Marie\n" + ";\n" * 1_000_000 + "DIALLO;Awa\n"
    sheet = read_table(files.csv(tmp_path / "l.csv", text))
    assert list(sheet.lines) == [2, 1_000_003]


def test_three_hundred_columns(tmp_path: Path) -> None:
    rows = [[f"Question {n}" for n in range(298)] + ["Nom", "Prénom"], ["oui"] * 298 + ["DUPONT", "Marie"]]
    sheet = read_table(files.xlsx(tmp_path / "l.xlsx", {"F": rows}))
    assert sheet.headings[-2:] == ("Nom", "Prénom")


@pytest.mark.slow
def test_too_many_rows_and_columns(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="lignes"):
        read_table(files.csv(tmp_path / "l.csv", "Nom\n" + "DUPONT\n" * 200_001))
    with pytest.raises(Refused, match="colonnes"):
        read_table(files.csv(tmp_path / "l.csv", ";".join("abcd" * 600) + "\n"))
    with pytest.raises(Refused, match="colonnes"):
        read_table(files.csv(tmp_path / "l.csv", "Nom\n" + "DUPONT\n" * 100_000 + ";" * 1000 + "x\n"))


def test_an_entity_bomb(tmp_path: Path) -> None:
    made = files.people_ods(tmp_path / "l.ods")
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(Refused, match="abîmé"):
        read_table(files.rewritten(made, tmp_path / "b.ods", {"content.xml": bomb}))


def test_an_encrypted_zip_entry(tmp_path: Path) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    content = bytearray(made.read_bytes())
    start = content.index(b"PK\x01\x02")
    while start >= 0:
        content[start + 8] |= 1
        start = content.find(b"PK\x01\x02", start + 1)
    made.write_bytes(content)
    with pytest.raises(Refused, match="mot de passe"):
        read_table(made)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize(
    "content", [b"", b"<", b"<a/>", b"\xff\xfe<\x00", b"<worksheet><sheetData><row><c r='A0'><v>"]
)
def test_a_part_replaced_by_rubbish(tmp_path: Path, part: str, content: bytes) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    broken = files.rewritten(made, tmp_path / "b.xlsx", {part: content})
    with suppress(CadError):
        read_table(broken)


@pytest.mark.parametrize("count", ["4294967295", "18446744073709551615"])
def test_a_table_of_texts_that_announces_too_many(tmp_path: Path, count: str) -> None:
    made = files.xlsx(tmp_path / "l.xlsx", {"F": files.PEOPLE})
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    lie = f'<?xml version="1.0"?><sst xmlns="{space}" uniqueCount="{count}"/>'
    with pytest.raises(Refused, match="abîmé"):
        read_table(files.rewritten(made, tmp_path / "b.xlsx", {"xl/sharedStrings.xml": lie.encode()}))


STARTS = [
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'Nom;"',
]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.mktemp("b") / "l.csv"
    path.write_bytes(start + rest)
    with suppress(CadError):
        sheet = read_table(path)
        with suppress(CadError):
            list(convert(sheet, propose(sheet)))


@settings(max_examples=tries(60))
@given(st.data())
def test_a_workbook_damaged_anywhere_gives_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("b")
    make = data.draw(st.sampled_from([files.people_ods, lambda path: files.xlsx(path, {"F": files.PEOPLE})]))
    made = make(folder / "l")
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name])))
    gone = data.draw(st.integers(0, 40))
    put = data.draw(
        st.sampled_from([b"", b"<", b"9999999999", b"-1", b'"', b"\x00", b'<c r="XFD1048576"><v>1</v></c>'])
    )
    damaged = parts[name][:at] + put + parts[name][at + gone :]
    with suppress(CadError):
        read_table(files.rewritten(made, folder / "d", {name: damaged}))
