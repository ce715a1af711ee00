"""Rows of data.inclusion v1, named as its schema names them, read into our words."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from cad.domain.directory import Offered, Structure
from cad.domain.errors import Refused
from cad.domain.values import phones

Row = Mapping[str, Any]
_TEXTS = {
    "id": "id", "name": "nom", "source": "source", "updated_on": "date_maj", "description": "description",
    "link": "lien_source", "address": "adresse", "postcode": "code_postal", "city": "commune",
    "insee": "code_insee", "phone": "telephone", "email": "courriel", "hours": "horaires_accueil",
}  # fmt: skip
_OF_SERVICE = {
    "structure": "structure_id", "kind": "type", "fees": "frais", "fees_said": "frais_precisions",
    "publics_said": "publics_precisions", "conditions": "conditions_acces", "contact": "contact_nom_prenom",
    "reach_link": "lien_mobilisation", "ways_said": "mobilisation_precisions",
}  # fmt: skip
_LISTS = {
    "thematiques": "thematiques", "publics": "publics", "modes": "modes_accueil", "zone": "zone_eligibilite",
    "ways": "modes_mobilisation", "who": "mobilisable_par",
}  # fmt: skip

_FIELDS = frozenset((
    *_TEXTS.values(), *_OF_SERVICE.values(), *_LISTS.values(), "longitude", "latitude", "complement_adresse",
    "siret", "reseaux_porteurs", "volume_horaire_hebdomadaire", "nombre_semaines",
))  # fmt: skip


def kept(row: Row) -> dict[str, Any]:
    """What is read of a row; an interface gives each service its structure, of which the name stays."""
    held = {name: value for name, value in row.items() if value is not None and name in _FIELDS}
    inside = row.get("structure")
    return held | {"structure_nom": str(inside.get("nom") or "")} if isinstance(inside, dict) else held


def offered_of(row: Row) -> Offered:
    """A service as a row of a data.inclusion file says it."""
    known = _place(row) | {ours: _text(row, theirs) for ours, theirs in _OF_SERVICE.items()}
    known |= {ours: _many(row, theirs) for ours, theirs in _LISTS.items()}
    return Offered(
        **known, partner=_text(row, "structure_nom"),
        weekly_hours=_number(row.get("volume_horaire_hebdomadaire")),
        weeks=int(_number(row.get("nombre_semaines")) or 0) or None,
    )  # fmt: skip


def structure_of(row: Row) -> Structure:
    """A structure, the same way."""
    return Structure(**_place(row), siret=_text(row, "siret"), networks=_many(row, "reseaux_porteurs"))


def _place(row: Row) -> dict[str, Any]:
    known: dict[str, Any] = {ours: _text(row, theirs) for ours, theirs in _TEXTS.items()}
    lon, lat = _number(row.get("longitude")), _number(row.get("latitude"))
    placed = lon is not None and lat is not None and abs(lon) <= 180 and abs(lat) <= 90
    return known | {
        "lon": lon if placed else None, "lat": lat if placed else None,
        "updated_on": known["updated_on"][:10],
        "phone": _phone(known["phone"]),
        "address": ", ".join(filter(None, (known["address"], _text(row, "complement_adresse")))),
    }  # fmt: skip


def _phone(said: str) -> str:
    """As the notebook writes them, when it can be read."""
    try:
        return next(iter(phones(said)), "")
    except Refused:
        return said


def _text(row: Row, name: str) -> str:
    return str(row.get(name) or "").strip()


def _many(row: Row, name: str) -> tuple[str, ...]:
    return tuple(map(str, row.get(name) or ()))


def _number(value: Any) -> float | None:
    try:
        return number if value not in (None, "") and isfinite(number := float(value)) else None
    except (TypeError, ValueError):
        return None
