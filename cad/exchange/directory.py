"""Structures and services of data.inclusion files: checked row by row, those of an area kept.

A row that lacks what it must have is refused; of one that only has a value nobody knows, the rest is kept.
Either is told, with its place in the file.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from cad.domain.directory import REMOTE, Offered, Structure
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _
from cad.exchange.directory_checks import Told, checked, models
from cad.exchange.directory_rows import rows
from cad.exchange.sheet import Watch

MAX_SERVICES = 60_000
"""Of the area: a big region’s. They are held in memory, two kilobytes each, until all is read."""
MAX_TOLD = 5_000
"""Refused rows listed; the others are counted."""
_EVERYWHERE = frozenset(("france", "99100"))
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


@dataclass(slots=True)
class Directory:
    """What some files bring of an area; `seen` rows in all; `refused` and `mended`, of which `told` some."""

    structures: dict[str, Structure] = field(default_factory=dict)
    services: dict[str, Offered] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    seen: int = 0
    refused: int = 0
    mended: int = 0
    has_services: bool = False
    has_structures: bool = False

    def tell(self, one: Told) -> None:
        """Count it, and keep it while the list can still be read."""
        self.mended += one.kept
        self.refused += not one.kept
        if len(self.told) < MAX_TOLD:
            self.told.append(one)


def read_directory(
    paths: Sequence[Path], area: Collection[str], watch: Watch, known: Collection[str] = ()
) -> Directory:
    """Structures and services in any order. `known`: structures to keep wherever they are.

    Raises `Refused` when a file is none of these, is cut, or when nothing in it is of the area.
    """
    reader = _Reader(Area(area), {*known})
    for path in paths:
        for place, row in rows(path, watch):
            reader.take(path.name, place, row)
    found = reader.found
    missing = {one.structure for one in found.services.values()} - found.structures.keys()
    if found.has_structures and missing:  # they came before the service that needs them: read again, not held
        reader.only = missing
        for path in paths:
            for place, row in rows(path, watch):
                reader.take(path.name, place, row)
    if not (found.services or found.structures):
        raise Refused(
            _(
                "Rien dans ce fichier n’est de\u00a0: {area}. {n} lignes ont été lues, {refused} refusées."
            ).format(area=", ".join(area), n=found.seen, refused=found.refused)
        )
    return found


class _Reader:
    """Gathers what is of an area; `only`, once set: these structures and nothing else."""

    def __init__(self, area: "Area", known: set[str]) -> None:
        self.found, self._area, self._needed = Directory(), area, known
        self.only: set[str] = set()

    def take(self, file: str, place: int, row: Any) -> None:
        """One row of a file."""
        if not isinstance(row, dict):
            self.found.seen += 1
            self.found.tell(Told(file, place, "", "", _("Ce n’est pas une fiche."), False))
        elif self.only:
            if row.get("id") in self.only and "structure_id" not in row:
                self._structure(file, place, row)
        elif "structure_id" in row:
            self._counts(services=True)
            if self._area.serves(row):
                self._service(file, place, row)
        else:
            self._counts(services=False)
            if self._area.holds(row) or row.get("id") in self._needed:
                self._structure(file, place, row)

    def _counts(self, *, services: bool) -> None:
        self.found.seen += 1
        self.found.has_services |= services
        self.found.has_structures |= not services

    def _service(self, file: str, place: int, row: dict[str, Any]) -> None:
        good = checked(self.found.tell, (file, place), row, models()[0])
        if good is None:
            return
        service = _offered(good)
        self.found.services[service.id] = service
        self._needed.add(service.structure)
        if len(self.found.services) > MAX_SERVICES:
            raise Refused(
                _(
                    "Ce fichier a plus de {n} services de ce secteur\u00a0: choisissez-en un plus petit."
                ).format(n=f"{MAX_SERVICES:,}".replace(",", "\u202f"))
            )

    def _structure(self, file: str, place: int, row: dict[str, Any]) -> None:
        good = checked(self.found.tell, (file, place), row, models()[1])
        if good is not None:
            held = Structure(
                **_place(good), siret=_text(good, "siret"), networks=_many(good, "reseaux_porteurs")
            )
            self.found.structures[held.id] = held


class Area:
    """Communes by INSEE code or name, departments by number, groups of communes by SIREN."""

    def __init__(self, said: Collection[str]) -> None:
        self._codes = frozenset(one.strip().upper() for one in said)
        self._names = frozenset(map(fold, said))

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a place is of the area; everything is when none is said."""
        code = str(row.get("code_insee") or row.get("code_postal") or "").upper()
        inside = not {code, code[:2], code[:3]}.isdisjoint(self._codes)
        return not self._codes or inside or fold(str(row.get("commune") or "")) in self._names

    def serves(self, row: Mapping[str, Any]) -> bool:
        """Whether a service is there, or is for people of there, or at a distance for anybody."""
        if self.holds(row):
            return True
        zone = {str(one).upper() for one in row.get("zone_eligibilite") or ()}
        if not zone.isdisjoint(self._codes):
            return True
        far = REMOTE in (row.get("modes_accueil") or ())
        return far and (not zone or not {one.lower() for one in zone}.isdisjoint(_EVERYWHERE))


def _offered(row: Mapping[str, Any]) -> Offered:
    known = _place(row) | {ours: _text(row, theirs) for ours, theirs in _OF_SERVICE.items()}
    inside = row.get("structure")
    partner = str(inside.get("nom") or "") if isinstance(inside, dict) else ""
    known |= {ours: _many(row, theirs) for ours, theirs in _LISTS.items()}
    return Offered(
        **known, partner=partner, weekly_hours=_number(row.get("volume_horaire_hebdomadaire")),
        weeks=int(_number(row.get("nombre_semaines")) or 0) or None,
    )  # fmt: skip


def _place(row: Mapping[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {ours: _text(row, theirs) for ours, theirs in _TEXTS.items()}
    lon, lat = _number(row.get("longitude")), _number(row.get("latitude"))
    placed = lon is not None and lat is not None and abs(lon) <= 180 and abs(lat) <= 90
    return known | {
        "lon": lon if placed else None, "lat": lat if placed else None,
        "updated_on": known["updated_on"][:10],
        "address": ", ".join(filter(None, (known["address"], _text(row, "complement_adresse")))),
    }  # fmt: skip


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name) or "").strip()


def _many(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(map(str, row.get(name) or ()))


def _number(value: Any) -> float | None:
    try:
        return number if value not in (None, "") and isfinite(number := float(value)) else None
    except (TypeError, ValueError):
        return None


def told_rows(told: Iterable[Told]) -> Iterator[tuple[str, ...]]:
    """The report, as a table."""
    yield (_("Fichier"), _("Ligne"), _("Identifiant"), _("Nom"), _("Raison"), _("Suite"))
    for one in told:
        after = _("gardé sans cela") if one.kept else _("refusé")
        yield (one.file, str(one.row), one.id, one.name, one.why, after)
