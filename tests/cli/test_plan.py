"""`cad plan report`."""

import json
from pathlib import Path

from tests.cli.conftest import Cad


def test_a_report_of_a_period(town: Cad, tmp_path: Path) -> None:
    file = tmp_path / "rapport.json"
    said = town("plan", "report", "--from", "2026-06-01", "--to", "2026-10-31", "-o", str(file))
    assert said.status == 0
    assert "Rapport écrit" in said.out
    made = json.loads(file.read_text(encoding="utf-8"))
    assert (made["first"], made["last"], made["under"]) == ("2026-06-01", "2026-10-31", 5)
    assert town("plan", "report", "-o", str(tmp_path / "r.doc")).status == 1
    assert town("plan").status == 2
    assert town("plan", "report").status == 2
