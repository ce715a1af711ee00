"""The official outlines of the priority neighbourhoods, as GeoJSON, or a sentence why not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cad.domain.errors import Refused
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.outlines import Outline, Ring, crosses_itself
from cad.domain.text import _
from cad.exchange.reading import check_file, unreadable
from cad.exchange.sheet import Watch

WANTED = frozenset(filter(None, NEIGHBOURHOODS))
"""The codes that are kept: a file of the whole country brings those of the plan."""


def read_outlines(path: Path, watch: Watch) -> tuple[Outline, ...]:
    """The outlines of the plan’s neighbourhoods, all of them or a refusal: without one, “out” would lie."""
    try:
        check_file(path)
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path) from None
    watch.at(0.1)
    found = {one.code: one for one in _outlines(_features(content, path.name))}
    watch.at(0.6)
    if not found:
        raise Refused(
            _(
                "«\u00a0{name}\u00a0» n’a aucun des quartiers prioritaires du plan ({codes})\u00a0: c’est le "
                "fichier d’une autre ville, ou d’avant 2024."
            ).format(name=path.name, codes=", ".join(sorted(WANTED)))
        )
    if missing := sorted(WANTED - found.keys()):
        raise Refused(
            _("Il manque des quartiers dans «\u00a0{name}\u00a0»\u00a0: {missing}.").format(
                name=path.name, missing=", ".join(NEIGHBOURHOODS[code] for code in missing)
            )
        )
    for done, one in enumerate(found.values()):
        watch.at(0.6 + 0.4 * done / len(found))
        _check(one)
    return tuple(found[code] for code in sorted(found))


def _features(content: bytes, name: str) -> list[Any]:
    import msgspec

    try:
        read = msgspec.json.decode(content)
    except msgspec.DecodeError as error:
        raise Refused(_broken("truncated" in str(error)).format(name=name)) from error
    except UnicodeDecodeError as error:
        raise Refused(_broken(False).format(name=name)) from error
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list):
        raise Refused(_broken(False).format(name=name))
    return features


def _broken(cut: bool) -> str:
    if cut:
        return _("«\u00a0{name}\u00a0» est coupé avant sa fin\u00a0: téléchargez-le de nouveau.")
    return _("«\u00a0{name}\u00a0» n’est pas un fichier de contours (GeoJSON).")


def _outlines(features: list[Any]) -> Iterator[Outline]:
    for one in features:
        about = one.get("properties") if isinstance(one, dict) else None
        code = about.get("code_qp") if isinstance(about, dict) else None
        if isinstance(about, dict) and code in WANTED:
            name, insee, commune = (str(about.get(k) or "") for k in ("lib_qp", "insee_com", "lib_com"))
            yield Outline(str(code), name, insee, commune, _rings(one.get("geometry"), name))


def _rings(geometry: Any, name: str) -> tuple[Ring, ...]:
    """The rings of a Polygon or a MultiPolygon."""
    try:
        parts = {"Polygon": lambda c: [c], "MultiPolygon": list}[geometry["type"]](geometry["coordinates"])
        rings = tuple(
            tuple((float(point[0]), float(point[1])) for point in ring) for part in parts for ring in part
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise _refused(_("n’est pas une surface"), name) from error
    if not rings:
        raise _refused(_("n’est pas une surface"), name)
    return rings


def _check(one: Outline) -> None:
    for ring in one.rings:
        if not all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in ring):
            why = _("n’est pas en degrés\u00a0: prenez le fichier «\u00a0WGS84\u00a0», pas «\u00a0L93\u00a0»")
            raise _refused(why, one.name)
        if len(ring) < 4 or ring[0] != ring[-1]:
            raise _refused(_("n’est pas fermé"), one.name)
        if crosses_itself(ring):
            raise _refused(_("se croise lui-même"), one.name)


def _refused(why: str, name: str) -> Refused:
    said = _("Le contour de {name} {why}. Rien n’a été changé.")
    return Refused(said.format(name=name, why=why))
