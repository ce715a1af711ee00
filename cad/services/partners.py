"""Partners: organisations and their services, enough to refer a person to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from cad.domain.errors import Refused
from cad.domain.organisation import SAID_OF_ORGANISATION, SAID_OF_SERVICE, Adviser, Organisation, Service
from cad.domain.record import Field
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY as THEMES
from cad.services.action import Reading, action, query
from cad.services.given import fields as said
from cad.services.people import required
from cad.store.reads import partners as reads
from cad.store.reads.partners import Entrusted as Entrusted
from cad.store.reads.partners import FoundService as FoundService
from cad.store.reads.partners import Partner as Partner
from cad.store.reads.partners import Waiting as Waiting
from cad.store.reads.referrals import ReferralRow, waiting_at
from cad.store.table import load, select
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """An organisation, its services, what was entrusted to it, and its open referrals, oldest first."""

    organisation: Organisation
    services: tuple[Service, ...]
    entrusted: Entrusted
    open: tuple[ReferralRow, ...]


@action(_("Ajouter un partenaire"))
def add_organisation(work: Work, /, **fields: Annotated[Any, SAID_OF_ORGANISATION]) -> Organisation:
    """A partner one may refer to. Its name is enough."""
    made = Organisation(**_clean(fields, SAID_OF_ORGANISATION))
    _named(work, made.name, "")
    return work.add(made)


@action(_("Modifier le partenaire"))
def change_organisation(
    work: Work, /, organisation: str, **fields: Annotated[Any, SAID_OF_ORGANISATION]
) -> Organisation:
    """Correct what is known of an organisation, ours included."""
    current = work.get(Organisation, organisation)
    values = _clean(fields, SAID_OF_ORGANISATION)
    if "name" in values:
        _named(work, values["name"], current.id)
    return work.change(current, **values)


@action(_("Retirer le partenaire"))
def remove_organisation(work: Work, organisation: str) -> Organisation:
    """A partner added by mistake; one that referrals point to is archived instead."""
    current = work.get(Organisation, organisation)
    entrusted = reads.entrusted(work.connection, current.id).total
    if entrusted:
        raise Refused(
            n_(
                "{n} orientation porte son nom\u00a0: archivez ce partenaire plutôt que de le retirer.",
                "{n} orientations portent son nom\u00a0: archivez ce partenaire plutôt que de le retirer.",
                entrusted,
            )
        )
    return _put_away(work, current)


@action(_("Archiver le partenaire"))
def archive_organisation(work: Work, organisation: str) -> Organisation:
    """A partner that is no more: out of the lists, still named where it was. Not while people wait there."""
    current = work.get(Organisation, organisation)
    waiting = reads.entrusted(work.connection, current.id).open
    if waiting:
        raise Refused(
            n_(
                "{n} orientation y est encore ouverte\u00a0: notez d’abord sa suite.",
                "{n} orientations y sont encore ouvertes\u00a0: notez d’abord leur suite.",
                waiting,
            )
        )
    return _put_away(work, current)


@action(_("Reprendre le partenaire"))
def restore_organisation(work: Work, organisation: str) -> Organisation:
    """An archived partner is back in the lists, with its services."""
    current = work.get(Organisation, organisation)
    if current.merged_into:
        raise Refused(_("Ce partenaire a été fusionné avec un autre\u00a0: reprenez plutôt celui-là."))
    return work.change(current, removed=False)


@action(_("Ajouter le service"))
def add_service(work: Work, /, organisation: str, **fields: Annotated[Any, SAID_OF_SERVICE]) -> Service:
    """Something an organisation offers."""
    values = _clean(fields, SAID_OF_SERVICE)
    required(values.get("name", ""), _("le nom du service"))
    return work.add(Service(organisation=work.get(Organisation, organisation).id, **values))


@action(_("Modifier le service"))
def change_service(work: Work, /, service: str, **fields: Annotated[Any, SAID_OF_SERVICE]) -> Service:
    """Correct what is known of a service."""
    values = _clean(fields, SAID_OF_SERVICE)
    if "name" in values:
        required(values["name"], _("le nom du service"))
    return work.change(work.get(Service, service), **values)


@action(_("Retirer le service"))
def remove_service(work: Work, service: str) -> Service:
    """A service that is no longer offered; referrals made to it keep its name."""
    return work.remove(work.get(Service, service))


def _put_away(work: Work, organisation: Organisation) -> Organisation:
    if organisation.ours:
        raise Refused(_("C’est votre structure\u00a0: elle ne se retire pas."))
    not_worked_at(work, organisation)
    return work.remove(organisation)


def not_worked_at(work: Work, organisation: Organisation) -> None:
    """Raises `Refused` while advisers work there: they alone may close it."""
    if select(work.connection, Adviser, "organisation = ? AND removed = 0", organisation.id):
        raise Refused(
            _("Des conseiller·ères travaillent à «\u00a0{name}\u00a0»\u00a0: gardez-la.").format(
                name=organisation.name
            )
        )


def _clean(fields: Mapping[str, Any], known: Mapping[str, Field]) -> dict[str, Any]:
    """Outer spaces off; unknown fields and themes refused."""
    values = said(fields, known)
    if unknown := set(fields.get("themes", ())) - set(THEMES):
        raise Refused(_("Thème inconnu\u00a0: {names}.").format(names=", ".join(sorted(unknown))))
    return values | ({"themes": tuple(dict.fromkeys(values["themes"]))} if "themes" in values else {})


def _named(work: Work, name: str, but: str) -> None:
    """Raises `Refused` without a name, or with the name of another partner."""
    required(name, _("le nom de la structure"))
    if reads.same_name(work.connection, name, but):
        raise Refused(_("«\u00a0{name}\u00a0» est déjà parmi les partenaires.").format(name=name.strip()))


@query
def list_partners(reading: Reading, text: str = "", archived: bool = False) -> list[Partner]:
    """Organisations with their services, ours first; `text` begins words of their names, town or services."""
    return reads.partners(reading.connection, text, archived=archived)


@query
def waiting_at_partners(reading: Reading) -> dict[str, Waiting]:
    """Organisation → how many people wait there and how many answers are late; absent where nobody does."""
    return reads.waiting(reading.connection, reading.today)


@query
def find_services(reading: Reading, text: str = "", theme: str = "", limit: int = 50) -> list[FoundService]:
    """Services to refer to, by words and theme, in alphabetical order of organisations."""
    return reads.services(reading.connection, text, theme, limit)


@query
def found_service(reading: Reading, service: str) -> FoundService:
    """One service, with whose it is."""
    found = load(reading.connection, Service, service)
    return FoundService(found, load(reading.connection, Organisation, found.organisation))


@query
def partner_page(reading: Reading, organisation: str, limit: int = 100) -> PartnerPage:
    """One organisation with its services and who is waiting there."""
    found = load(reading.connection, Organisation, organisation)
    return PartnerPage(
        found,
        tuple(reads.services_of(reading.connection, found.id)),
        reads.entrusted(reading.connection, found.id),
        tuple(waiting_at(reading.connection, reading.today, found.id, limit)),
    )
