"""`cad qpv`."""

from pathlib import Path

import pytest

from tests import places
from tests.cli.conftest import Cad


@pytest.mark.slow
def test_an_address_is_situated_from_files(made: Cad, tmp_path: Path) -> None:
    said = made("qpv", "locate", "12 bis sq lucien rose")
    assert (said.status, "pas encore importés" in said.err) == (1, True)
    files = str(places.outlines_file(tmp_path)), str(places.base_file(tmp_path))
    said = made("qpv", "import", *files, "--commune", "Rennes")
    assert said.status == 0
    assert "adresses-35.csv.gz\u00a0: 7 gardés (Rennes). Base adresse nationale" in said.out
    said = made("qpv", "locate", "12 bis sq", "lucien rose")
    assert said.out.startswith(
        "En QPV. 12 bis Square Lucien Rose, 35000 Rennes est dans le quartier Cleunay."
    )
    said = made("qpv", "locate", "--json", "13 square lucien rose")
    assert (said.json["state"], said.json["on"]) == ("", "2026-11-23")
    assert said.json["candidates"][0]["found"] is False
    assert made("qpv", "import", files[0], "--json").json[0]["total"] == 5
    assert made("qpv").status == 2
