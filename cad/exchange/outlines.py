"""The official outlines of the priority neighbourhoods, or a sentence why not."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cad.domain.errors import Refused
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.outlines import Outline, crosses_itself
from cad.domain.text import _
from cad.exchange.layers import read_surfaces
from cad.exchange.placing import Surface
from cad.exchange.reading import check_file, unreadable
from cad.exchange.sheet import Watch

MOST_POINTS = 10_000
"""Of one neighbourhood: they have a few hundred, and each edge is held against the others."""
WANTED = frozenset(filter(None, NEIGHBOURHOODS))
"""The codes that are kept: a file of the whole country brings those of the plan."""


def read_outlines(path: Path, watch: Watch) -> tuple[Outline, ...]:
    """The outlines of the plan’s neighbourhoods, all of them or a refusal: without one, “out” would lie."""
    try:
        check_file(path)
        surfaces = read_surfaces(path)
    except OSError as error:
        raise unreadable(error, path) from None
    watch.at(0.3)
    found = {one.code: one for one in _outlines(surfaces)}
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


def _outlines(surfaces: Iterable[Surface]) -> Iterator[Outline]:
    for about, rings in surfaces:
        code = str(about.get("code_qp"))
        if code in WANTED:
            name, insee, commune = (str(about.get(k) or "") for k in ("lib_qp", "insee_com", "lib_com"))
            if not rings:
                raise _refused(_("n’est pas une surface"), name)
            yield Outline(code, name, insee, commune, rings)


def _check(one: Outline) -> None:
    if sum(map(len, one.rings)) > MOST_POINTS:
        raise _refused(_("a trop de points"), one.name)
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
