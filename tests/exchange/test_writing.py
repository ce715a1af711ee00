"""What is written can be read again, holds no formula, and appears whole or not at all."""

import datetime
import errno
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.record import describe
from cad.domain.resident import Resident
from cad.exchange import writing
from cad.exchange.cells import as_cell
from cad.exchange.reading import read_table
from cad.exchange.writing import sheet_name, write_jsonl, write_xlsx
from cad.store import atomic
from cad.store.atomic import replacing
from tests.drawn import tries


def test_a_workbook_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "carnet.xlsx"
    rows = [["DUPONT", datetime.date(1987, 3, 12), 3, ("a", "b"), True], ["Été", "1987", 4.5, (), False]]
    write_xlsx(path, [("Résidents", ["Nom", "Né(e) le", "N", "Langues", "Oui"], rows), ("Vide", ["A"], [])])
    sheet = read_table(path)
    assert sheet.name == "Résidents"
    assert sheet.rows[0] == ["DUPONT", datetime.date(1987, 3, 12), 3.0, "a, b", True]
    assert sheet.rows[1] == ["Été", "1987", 4.5, "", False]
    assert sheet.others == ("Vide",)


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+33", "-1", "=cmd|' /C calc'!A0", "http://a.fr", "007", "{=1}"]
)
def test_a_text_is_never_a_formula_a_number_or_a_link(tmp_path: Path, text: str) -> None:
    path = tmp_path / "carnet.xlsx"
    write_xlsx(path, [("R", ["Nom", "Prénom"], [[text, "Marie"]])])
    assert read_table(path).rows == [[text, "Marie"]]
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert not [name for name in archive.namelist() if "rels" in name and "sheet1" in name]


@settings(max_examples=tries(25))
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5))
def test_texts_round_trip(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("w") / "c.xlsx"
    write_xlsx(path, [("R", ["Nom", "Prénom"], [[text, "x"] for text in texts])])
    assert [row[0] for row in read_table(path, heading_line=1).rows] == texts


def test_long_texts_and_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.xlsx"
    write_xlsx(path, [("R", ["Nom", "Prénom"], [["a" * 40_000, "x"]])])
    assert "texte coupé" in str(read_table(path).rows[0][0])
    monkeypatch.setattr(writing, "MAX_ROWS", 2)
    with pytest.raises(Refused, match="JSON Lines"):
        write_xlsx(path, [("R", ["Nom"], [["a"]] * 3)])


def test_dates_before_1900_are_text(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "c.xlsx", [("R", ["Nom", "Date"], [["a", datetime.date(1899, 1, 2)]])])
    assert read_table(tmp_path / "c.xlsx").rows[0][1] == "1899-01-02"


def test_sheet_names() -> None:
    assert sheet_name("Besoins / étapes [2026]: *?") == "Besoins   étapes  2026"
    assert sheet_name("'a'") == "a"
    assert sheet_name("") == "Feuille"
    assert len(sheet_name("x" * 40)) == 31
    assert sheet_name("X" * 40, ["x" * 31]) == "X" * 27 + " (2)"


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "carnet.jsonl"
    write_jsonl(path, [{"name": "Zoé", "phones": ("06",)}, {"name": "a\nb"}])
    lines = path.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"name": "Zoé", "phones": ["06"]}, {"name": "a\nb"}]


def test_values_as_a_person_reads_them() -> None:
    fields = describe(Resident).fields
    assert as_cell(fields["birth_date"], "1987-03-12") == datetime.date(1987, 3, 12)
    assert as_cell(fields["birth_date"], "1987") == "1987"
    assert as_cell(fields["birth_date"], "") == ""
    assert as_cell(fields["civility"], "mme") == "Mme"
    assert as_cell(fields["interpreter"], True) == "oui"
    assert as_cell(fields["phones"], ("06", "02")) == "06, 02"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_the_file_is_private(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "c.jsonl", [{}])
    assert (tmp_path / "c.jsonl").stat().st_mode & 0o777 == 0o600


def failing() -> Iterator[list[str]]:
    yield ["DUPONT"]
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("kind", ["xlsx", "jsonl"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"carnet.{kind}"
    path.write_text("ancien")
    write = {
        "xlsx": lambda: write_xlsx(path, [("R", ["Nom"], failing())]),
        "jsonl": lambda: write_jsonl(path, ({"n": row[0]} for row in failing())),
    }[kind]
    with pytest.raises(MachineTrouble, match="place"):
        write()
    assert path.read_text() == "ancien"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_disk_that_fills_while_writing(tmp_path: Path) -> None:
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    rows = [[os.urandom(500).hex()] for _n in range(400)]
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(MachineTrouble, match="place"):
            write_xlsx(tmp_path / "c.xlsx", [("R", ["Nom"], rows)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.EROFS, "lecture seule"),
        (errno.EACCES, "lecture seule"),
        (errno.ENOSPC, "place"),
        (errno.EIO, "ne répond pas"),
        (errno.EISDIR, "est un dossier"),
    ],
)
def test_each_trouble_of_the_disk_has_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def fail(_draft: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(atomic, "_create", fail)
    with pytest.raises(MachineTrouble, match=said), replacing(tmp_path / "c.xlsx"):
        pass


def test_a_folder_that_does_not_exist_or_is_the_target(tmp_path: Path) -> None:
    with pytest.raises(MachineTrouble, match="n’existe pas"):
        write_jsonl(tmp_path / "rien" / "c.jsonl", [])
    (tmp_path / "dossier").mkdir()
    with pytest.raises(MachineTrouble, match="dossier"):
        write_jsonl(tmp_path / "dossier", [])
    assert [p.name for p in tmp_path.iterdir()] == ["dossier"]
