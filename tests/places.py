"""Small outlines and a small address base, made for the tests: nothing official in them."""

import gzip
import json
from pathlib import Path
from typing import Any

from cad.domain.neighbourhoods import NEIGHBOURHOODS

CODES = tuple(filter(None, NEIGHBOURHOODS))
WEST, SOUTH, SIDE = -1.72, 48.10, 0.004
HEADINGS = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
    "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;"
    "source_nom_voie;certification_commune;cad_parcelles"
)
"""The columns of the base as it is published by department."""
MIDDLE = 0.002
DOORS = (
    # number, repetition, way, postcode, commune, how far east of the first outline in outlines, north
    ("12", "bis", "Square Lucien Rose", "35000", "Rennes", 0.5, 0.5),
    ("12", "", "Square Lucien Rose", "35000", "Rennes", 1.5, 0.5),
    ("14", "", "Square Lucien Rose", "35000", "Rennes", 0.999, 0.5),
    ("5", "", "Allée de Brno", "35200", "Rennes", 4.5, 0.5),
    ("5", "", "Rue de Brest", "35000", "Rennes", 1.5, 0.5),
    ("7", "", "Rue de Rennes", "35510", "Cesson-Sévigné", 0.5, 0.5),
    ("5", "", "Rue de Brest", "35510", "Cesson-Sévigné", 9.0, 9.0),
    ("3", "", "Rue du Vallon", "35000", "Rennes", 0.5, 0.5),
    ("3", "", "Rue du Vallon", "35200", "Rennes", 1.5, 0.5),
    ("3", "", "Rue du Vallon", "35136", "Saint-Jacques-de-la-Lande", 9.0, 9.0),
)
INSEE = {"Rennes": "35238", "Cesson-Sévigné": "35051", "Saint-Jacques-de-la-Lande": "35281"}


def square(place: int, side: float = SIDE) -> list[list[float]]:
    """The outline number `place`: one in two is left empty between them."""
    west = WEST + 2 * place * SIDE
    corners = ((west, SOUTH), (west + side, SOUTH), (west + side, SOUTH + side), (west, SOUTH + side))
    return [[lon, lat] for lon, lat in (*corners, corners[0])]


def collection(**changed: Any) -> dict[str, Any]:
    """The plan’s five neighbourhoods as squares in a row; `changed`: code → its coordinates."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "code_qp": code, "lib_qp": NEIGHBOURHOODS[code],
                    "insee_com": "35238", "lib_com": "Rennes",
                },
                "geometry": {"type": "MultiPolygon", "coordinates": changed.get(code, [[square(place)]])},
            }
            for place, code in enumerate(CODES)
        ],
    }  # fmt: skip


def outlines_file(folder: Path, content: Any = None, name: str = "qpv.geojson") -> Path:
    """A file of outlines."""
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content or collection()), "utf-8")
    return file


def door_line(
    number: str, repeat: str, way: str, postcode: str, insee: str, city: str, lon: float, lat: float
) -> str:
    """A line of the address base."""
    return (
        f"{insee}_0420_{number.zfill(5)};{insee}_0420;{number};{repeat};{way};{postcode};{insee};{city};;;"
        f"351000.15;6789000.21;{lon:.6f};{lat:.6f};entrée;;;{city.upper()};{way.upper()};commune;commune;1;"
        f"{insee}000AB0012|{insee}000AB0013"
    )


def base_text() -> str:
    """The address base, as text."""
    lines = [HEADINGS]
    for number, repeat, way, postcode, city, east, north in DOORS:
        lon, lat = WEST + east * SIDE, SOUTH + north * SIDE
        lines.append(door_line(number, repeat, way, postcode, INSEE[city], city, lon, lat))
    return "\n".join([*lines, ""])


def base_file(folder: Path, *, packed: bool = True) -> Path:
    """A file of addresses."""
    file = folder / ("adresses-35.csv.gz" if packed else "adresses-35.csv")
    content = base_text().encode()
    file.write_bytes(gzip.compress(content) if packed else content)
    return file
