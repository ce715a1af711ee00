"""Each command does its work, answers in French or in JSON, and says no with a status."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Cad
from tests.conftest import PASSPHRASE, TODAY


def test_init_makes_a_notebook_once_and_shows_the_recovery_code(cad: Cad, tmp_path: Path) -> None:
    said = cad("init", "--json")
    assert said.status == 0
    assert said.json["notebook"] == str(tmp_path / "carnet")
    assert len(said.json["recovery"]) >= 32
    again = cad("init")
    assert again.status == 1
    assert again.out == ""
    assert "déjà un carnet" in again.err


def test_the_notebook_option_wins_and_goes_anywhere_on_the_line(made: Cad, tmp_path: Path) -> None:
    for line in (("--notebook", str(tmp_path / "a"), "init"), ("init", f"--notebook={tmp_path / 'b'}")):
        assert made(*line).status == 0
    assert (tmp_path / "a" / "carnet.db").exists()
    assert (tmp_path / "b" / "carnet.db").exists()


def test_demo_is_for_an_empty_notebook(made: Cad) -> None:
    assert made("demo", "--residents", "12", "--json").json["residents"] == 12
    again = made("demo")
    assert (again.status, "vide" in again.err) == (1, True)
    assert made("act", "count_residents").json["result"] == 12


def test_search_finds_by_any_spelling(made: Cad) -> None:
    made(
        "act",
        "create_resident",
        '{"usage_name": "N’Guessan", "first_name": "Aïssatou", "birth_date": "3/1987"}',
    )
    (found,) = made("search", "aissatou", "nguessan", "--json").json
    assert found["name"] == "N’GUESSAN Aïssatou"
    assert (found["birth_date"], found["phones"], found["invented"]) == ("1987-03", [], False)
    assert "mars 1987" in made("search", "AISSATU").out
    assert made("search", "--json", "zzz").json == []
    assert made("search", "zzz").out == "Personne ne correspond.\n"


def test_search_keeps_to_its_limit(town: Cad) -> None:
    assert len(town("search", "a", "--limit", "3", "--json").json) == 3


def test_show_gives_the_page_as_text_and_as_json(town: Cad) -> None:
    found = town("act", "list_residents").json["result"]
    page = town("show", found[3]["id"], "--json").json
    assert page["resident"]["id"] == found[3]["id"]
    assert {"journey", "themes", "steps", "referrals", "timeline"} <= set(page)
    text = town("show", found[3]["id"]).out
    assert "Personne inventée" in text
    assert page["resident"]["first_name"] in text
    nobody = town("show", "0" * 32)
    assert (nobody.status, nobody.out) == (1, "")
    assert "n’existe pas" in nobody.err


def test_letter_by_its_reference_however_it_is_typed(town: Cad, tmp_path: Path) -> None:
    kept = town("act", "list_referrals", '{"state": "handed_over"}').json["result"][0]
    reference = kept["reference"]
    typed = "-".join(reference[i : i + 4] for i in range(0, 12, 4)).lower()
    said = town("letter", typed, "-o", "lettre.pdf", "--json")
    assert said.status == 0, said.err
    assert said.json["reference"] == reference
    assert (tmp_path / "lettre.pdf").read_bytes().startswith(b"%PDF")
    for line in (("letter", "ABCD", "-o", "x.pdf"), ("letter", typed, "-o", "absent/x.pdf")):
        assert town(*line).status == 1
    assert town("letter", typed).status == 2


def spreadsheet(path: Path) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    rows = (
        ["Nom", "Prénom", "Naissance"],
        ["DIALLO", "Awa", "12/03/1987"],
        ["LE GOFF", "Yann", "31/02/1990"],
        ["Diallo", "AWA", "1987-03-12"],
    )
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def test_import_says_what_is_doubtful_and_what_is_double(made: Cad, tmp_path: Path) -> None:
    file = str(spreadsheet(tmp_path / "liste.xlsx"))
    tried = made("import", file, "--dry-run", "--json").json
    assert (tried["imported"], tried["dry_run"]) == (2, True)
    assert made("act", "count_residents").json["result"] == 0
    said = made("import", file, "--json").json
    assert said["imported"] == 2
    (doubt,) = said["doubtful"]
    assert (doubt["row"], doubt["column"], doubt["value"]) == (3, "Naissance", "31/02/1990")
    assert "calendrier" in doubt["reason"]
    (match,) = said["duplicates"]
    assert (match["row"], match["other_row"], match["sure"]) == (4, 2, True)
    assert made("act", "count_residents").json["result"] == 2
    assert made("act", "undo").json["result"] == "Importer 2 personnes"


@pytest.mark.parametrize("in_a_file", [True, False])
def test_import_with_a_mapping(made: Cad, tmp_path: Path, in_a_file: bool) -> None:
    mapping = json.dumps({"Naissance": "", "Nom": "birth_name"})
    if in_a_file:
        (tmp_path / "colonnes.json").write_text(mapping, "utf-8")
    file = str(spreadsheet(tmp_path / "liste.xlsx"))
    said = made("import", file, "--mapping", "colonnes.json" if in_a_file else mapping, "--json").json
    assert said["doubtful"] == []
    assert said["mapping"]["Nom"] == "birth_name"


@pytest.mark.parametrize(
    "mapping", ["{", "absent.json", '{"Autre": "city"}', '{"Nom": "couleur"}', '{"Nom": 3}']
)
def test_import_refuses_a_mapping_it_does_not_understand(made: Cad, tmp_path: Path, mapping: str) -> None:
    said = made("import", str(spreadsheet(tmp_path / "liste.xlsx")), "--mapping", mapping)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rien", b"\x00" * 40])
def test_import_refuses_what_is_not_a_list(made: Cad, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "liste.xlsx").write_bytes(content)
    said = made("import", "liste.xlsx")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert made("import", "absent.csv").status == 1


@pytest.mark.parametrize("name", ["carnet.xlsx", "carnet.jsonl"])
def test_export(town: Cad, tmp_path: Path, name: str) -> None:
    said = town("export", name, "--json").json
    assert said["records"]["resident"] == 40
    assert (tmp_path / name).exists()
    assert "chiffré" in town("export", f"encore-{name}").out
    assert town("export", "carnet.txt").status == 1
    assert town("export", f"absent/{name}").status == 1


def test_check_says_what_is_wrong_and_what_to_do(town: Cad, tmp_path: Path) -> None:
    assert town("check", "--json").json["ok"] is True
    from cad.services import notebook
    from cad.store.keys import unlock

    key = unlock(tmp_path / "carnet" / "cle.json", "passphrase", PASSPHRASE)
    book = notebook.open_with_key(tmp_path / "carnet", key)
    book.connection.execute("DELETE FROM resident_search WHERE rowid < 4")
    book.connection.execute("DELETE FROM blob")
    book.connection.execute("UPDATE note SET resident = 'x' WHERE pk = 1")
    book.close()
    said = town("check", "--json")
    assert (said.status, said.json["ok"]) == (1, False)
    assert len(said.json["problems"]) == 3
    assert all(problem["what"] and problem["advice"] for problem in said.json["problems"])
    assert "rebuild_search" in town("check").out
    assert town("act", "rebuild_search").json == {"ok": True, "result": 40}
    assert len(town("check", "--json").json["problems"]) == 2


def test_backup_and_restore_bring_everything_back(made: Cad, tmp_path: Path) -> None:
    made("act", "create_resident", '{"first_name": "Awa"}')
    assert made("backup", "copie.sauvegarde", "--json").json["path"] == str(tmp_path / "copie.sauvegarde")
    assert made("backup", "copie.sauvegarde").status == 1
    made("act", "create_resident", '{"first_name": "Yann"}')
    said = made("restore", "copie.sauvegarde", "--json").json
    assert Path(said["aside"], "carnet.db").exists()
    assert [r["name"] for r in made("search", "a", "--json").json] == ["Awa"]
    (tmp_path / "faux").write_text("rien")
    for name in ("faux", "absent"):
        assert made("restore", name).status == 1
    assert made("act", "count_residents").json["result"] == 1


def test_the_clock_is_the_one_given(made: Cad) -> None:
    resident = made("act", "create_resident", '{"first_name": "Awa"}').json["result"]["id"]
    note = {"resident": resident, "text": "Hier", "at": "2026-01-05T09:00"}
    assert made("act", "record_encounter", json.dumps(note)).json["ok"]
    tomorrow = {**note, "at": f"{TODAY}T10:01"}
    assert "à venir" in made("act", "record_encounter", json.dumps(tomorrow)).json["reason"]
    assert made("--as-of", "2030-01-01", "act", "record_encounter", json.dumps(tomorrow)).json["ok"]
