"""Real files for the tests, made on the spot."""

import datetime
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

PEOPLE = (
    ("Civilité", "Nom", "Prénom", "Né(e) le", "Téléphone", "CP", "Ville"),
    ("Mme", "DUPONT", "Marie", datetime.date(1987, 3, 12), "06 12 34 56 78", 35200, "RENNES"),
    ("M.", "N'GUYEN", "Jean-Pierre", "12/03/1990", 612345679, 35000, "RENNES"),
)
"""A heading row and two people."""


def xlsx(path: Path, sheets: Mapping[str, Iterable[Sequence[Any]]], merged: Sequence[str] = ()) -> Path:
    """A workbook; a text that starts with = is a formula that gave "vu"; `merged` ranges hold a title."""
    book = xlsxwriter.Workbook(path)
    dates = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                _cell(sheet, line, column, value, dates)
        for area in merged:
            sheet.merge_range(area, "Liste des personnes")
    book.close()
    return path


def _cell(sheet: Any, line: int, column: int, value: Any, dates: Any) -> None:
    if isinstance(value, datetime.date):
        sheet.write_datetime(line, column, value, dates)
    elif isinstance(value, str) and value.startswith("="):
        sheet.write_formula(line, column, value, None, "vu")
    elif value != "":
        sheet.write(line, column, value)


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def ods_cell(value: Any, more: str = "") -> str:
    """One cell as LibreOffice writes it: a paragraph for each line of a text."""
    if value == "":
        return f"<table:table-cell {more}/>"
    if isinstance(value, datetime.date):
        kind, text = f'office:value-type="date" office:date-value="{value.isoformat()}"', f"{value:%d/%m/%y}"
    elif isinstance(value, (int, float)):
        kind, text = f'office:value-type="float" office:value="{value}"', str(value)
    else:
        kind, text = 'office:value-type="string"', value
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell {kind} {more}>{lines}</table:table-cell>"


def ods_row(values: Iterable[Any], times: int = 1) -> str:
    """One row, padded to the width of a LibreOffice sheet."""
    cells = "".join(map(ods_cell, values))
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{cells}'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )


def ods(path: Path, sheets: Mapping[str, str]) -> Path:
    """An OpenDocument spreadsheet from the rows’ XML, with the million empty rows LibreOffice adds."""
    tables = "".join(
        f'<table:table table:name="{name}">{body}{ods_row((), 1_048_000)}</table:table>'
        for name, body in sheets.items()
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "mimetype", "application/vnd.oasis.opendocument.spreadsheet", compress_type=zipfile.ZIP_STORED
        )
        archive.writestr(
            "META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"/>'
        )
        archive.writestr("content.xml", _ODS_HEAD + tables + _ODS_TAIL)
    return path


def people_ods(path: Path) -> Path:
    """PEOPLE as an OpenDocument spreadsheet."""
    return ods(path, {"Feuille1": "".join(ods_row(row) for row in PEOPLE)})


def csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Text in an encoding, its line ends as they are."""
    path.write_bytes(text.encode(encoding))
    return path


def rewritten(source: Path, path: Path, parts: Mapping[str, bytes]) -> Path:
    """A copy of a zipped workbook with some of its entries replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, parts.get(entry.filename, old.read(entry)))
    return path


def sheet_xml(rows: str) -> bytes:
    """A worksheet part of an XLSX."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet '
        f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    ).encode()
