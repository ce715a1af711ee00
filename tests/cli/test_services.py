"""`cad services`, and the same by `cad act`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import places
from tests.cli.conftest import Cad
from tests.directory import directory_files, service


@pytest.mark.slow
def test_who_can_help_near_an_address(made: Cad, tmp_path: Path) -> None:
    files = directory_files(tmp_path, service("odd", thematiques=["x--y"]))
    assert made("qpv", "import", str(places.base_file(tmp_path))).status == 0
    report = tmp_path / "lignes.xlsx"
    said = made("services", "import", *files, "--report", str(report))
    assert "structures.json, services.json\u00a0: 2 services gardés (35, 243500139)." in said.out
    assert report.stat().st_size > 1_000
    said = made("services", "near", "5 rue", "de Brest, Rennes", "--theme", "mobility", "--free")
    assert said.out.startswith(
        "Apprendre le vélo · La Roue Libre (inventée) · Rennes · 0\u00a0m · 01\u00a099"
    )
    assert len(said.out.splitlines()) == 1
    said = made("services", "near", "nulle part", "--text", "velo", "--json")
    assert [one["key"] for one in said.json["helpers"]] == ["invente--velo", "invente--odd"]
    assert said.json["doubt"]
    assert made("services", "near", "5 rue de Brest", "--theme", "nage").status == 1
    assert made("services").status == 2

    def act(name: str, **given: object) -> Any:
        return made("act", name, json.dumps(given), "--json").json["result"]

    assert act("import_directory", files=[files[1]], area=["Rennes"])["total"] == 2
    chosen = act("choose_service", directory="invente--velo")
    assert chosen["directory"] == "invente--velo"
    assert act("directory_changes", service=chosen["id"]) == []
    found = act("who_can_help", text="velo", at="now")
    assert found["helpers"][0]["opening"]["answer"] in ("open", "unknown")
