"""Whether an address is in a priority neighbourhood, and the answer written on people’s files."""

from collections.abc import Callable, Iterable

from cad.domain.address import Candidate, read_address
from cad.domain.errors import Refused
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.outlines import MARGIN, Outlines, metres_between
from cad.domain.residence import Located, by_address, full_address, source_of
from cad.domain.resident import QPV, Resident
from cad.domain.text import _
from cad.services.action import Reading, action, query
from cad.services.addresses import candidates
from cad.services.people import person
from cad.store.connection import Connection
from cad.store.reads import reference as reads
from cad.store.work import Work

Locate = Callable[[str], Located]


@query
def locate(reading: Reading, address: str) -> Located:
    """In, out, or to be checked, and why. Raises `Refused` while no outlines were imported."""
    return locator(reading.connection, reading.today)(address)


@action(_("Situer l’adresse"))
def situate(work: Work, resident: str, address: str = "") -> Resident:
    """Write on a person’s file what their address says (or the one given, were it not written there yet)."""
    current = person(work, resident)
    answer = locator(work.connection, work.today)(address or address_of(current))
    if not answer.state and current.qpv_source and not by_address(current.qpv_source):
        raise Refused(
            _("{why} Le justificatif noté reste\u00a0: {source}.").format(
                why=answer.why, source=current.qpv_source
            )
        )
    return work.change(current, **written(answer))


def address_of(one: Resident) -> str:
    """A person’s own, as one types it."""
    return full_address(one.address, one.postcode, one.city)


def shown(state: str, code: str) -> str:
    """ "Villejean", else "En QPV", "Hors QPV", "À vérifier"."""
    return NEIGHBOURHOODS[code] if code else QPV[state]


def written(answer: Located) -> dict[str, str]:
    """What a person’s file keeps of an answer."""
    return {
        "qpv": answer.state, "neighbourhood": answer.code, "qpv_source": answer.source, "qpv_on": answer.on,
    }  # fmt: skip


def locator(connection: Connection, today: str) -> Locate:
    """What answers for any address, the outlines being read once. Raises `Refused` while there are none."""
    imported = reads.imported(connection)
    version = next((one for one in imported if one.kind == "outlines"), None)
    if version is None:
        raise Refused(
            _(
                "Les contours officiels ne sont pas encore importés\u00a0: Réglages, "
                "«\u00a0Quartiers et adresses\u00a0»."
            )
        )
    if not any(one.kind == "addresses" for one in imported):
        raise Refused(
            _(
                "La base d’adresses n’est pas encore importée\u00a0: Réglages, "
                "«\u00a0Quartiers et adresses\u00a0»."
            )
        )
    outlines = Outlines(reads.outlines(connection, version.pk))
    source = source_of(version.source, version.dated)

    def answer(address: str) -> Located:
        found = candidates(connection, address)
        doubt, sure = _sure(found, address)
        if sure is None:
            return Located("", "", doubt, today, source, candidates=tuple(found))
        if sure.insee not in version.communes:
            why = _("Les contours importés ne disent rien de {city}.").format(city=sure.city)
            return Located("", "", why, today, source, candidates=(sure,))
        where = outlines.where(sure.lon, sure.lat)
        if where.metres is not None:
            metres = round(where.metres)
            why = _(
                "{label} est à {n}\u00a0m d’une limite de quartier\u00a0: à vérifier sur la carte officielle."
            )
            return Located("", "", why.format(label=sure.label, n=metres), today, source, metres, (sure,))
        name = NEIGHBOURHOODS[where.code] if where.code else ""
        inside, outside = (
            _("{label} est dans le quartier {name}."),
            _("{label} n’est dans aucun quartier prioritaire."),
        )
        why = (inside if where.code else outside).format(label=sure.label, name=name)
        return Located("in" if where.code else "out", where.code, why, today, source, candidates=(sure,))

    return answer


def meant_at(connection: Connection, address: str) -> tuple[str, Candidate | None]:
    """The door that was meant; else the likeliest, good enough for a distance, and why it is not sure."""
    found = candidates(connection, address)
    doubt, meant = _sure(found, address)
    return doubt, meant or next((one for one in found if one.found), None)


def _sure(found: list[Candidate], address: str) -> tuple[str, Candidate | None]:
    """The one address that was meant, else why nobody can say."""
    number = read_address(address).number
    close = [one for one in found if one.close]
    doors = [one for one in close if one.found]
    if not found:
        return _("Cette adresse n’est pas dans la base\u00a0: vérifiez comment elle est écrite."), None
    if not number:
        return _("Il manque le numéro dans la rue."), None
    if not close:
        return _("Cette adresse n’est pas dans la base. Peut-être\u00a0: {label}\u00a0?").format(
            label=found[0].label
        ), None
    if not doors:
        return _("Le numéro n’est pas dans la base\u00a0: {label}.").format(label=close[0].label), None
    if len(close) > 1 and not _one_door(close):
        return _("Plusieurs adresses se lisent ainsi\u00a0: choisissez-en une."), None
    return "", doors[0]


def _one_door(close: Iterable[Candidate]) -> bool:
    """Whether all are the same door, which the base has twice."""
    first, *others = close
    return all(
        one.found
        and metres_between((one.lon, one.lat), (first.lon, first.lat)) < MARGIN
        and one.label == first.label
        for one in others
    )
