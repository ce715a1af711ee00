"""A small directory made for the tests: nothing in it exists."""

import json
from pathlib import Path
from typing import Any

from tests.places import SIDE, SOUTH, WEST

STRUCTURE: dict[str, Any] = {
    "source": "invente", "id": "invente--roue", "nom": "La Roue Libre (inventée)", "date_maj": "2025-09-01",
    "description": "Une association inventée.", "commune": "Rennes", "code_postal": "35000",
    "code_insee": "35238", "adresse": "5 rue de Brest", "telephone": "+33199000001",
    "horaires_accueil": "Mo-Fr 09:00-12:00",
}  # fmt: skip
SERVICE: dict[str, Any] = {
    "source": "invente", "structure_id": "invente--roue", "id": "invente--velo", "nom": "Apprendre le vélo",
    "description": "Des cours de vélo pour adultes, aussi en arabe.", "date_maj": "2025-10-05",
    "type": "accompagnement", "thematiques": ["mobilite--mobilite-douce-partagee-collective"],
    "frais": "gratuit", "publics": ["tous-publics"],
    "conditions_acces": "Être inscrit à France Travail. Pièce d’identité", "commune": "Rennes",
    "code_postal": "35000", "code_insee": "35238", "adresse": "5 rue de Brest",
    "longitude": WEST + 1.5 * SIDE, "latitude": SOUTH + 0.5 * SIDE, "modes_accueil": ["en-presentiel"],
    "modes_mobilisation": ["telephoner"], "mobilisable_par": ["professionnels"],
}  # fmt: skip


def service(key: str, **changed: Any) -> dict[str, Any]:
    """Another service, a copy but for what is said."""
    return {**SERVICE, "id": f"invente--{key}", "nom": f"Service {key}", **changed}


def directory_files(folder: Path, *services: dict[str, Any]) -> tuple[str, str]:
    """A file of structures and one of services."""
    files = (folder / "structures.json", folder / "services.json")
    for file, rows in zip(files, ([STRUCTURE], [SERVICE, *services]), strict=True):
        file.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return str(files[0]), str(files[1])
