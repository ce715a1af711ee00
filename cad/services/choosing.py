"""Taking a service of the directory into the notebook: to refer to it, to keep a word of it, to follow it."""

from dataclasses import dataclass
from typing import Any

from cad.domain.directory import Offered
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation, Service, ServiceMark
from cad.domain.record import describe
from cad.domain.text import _
from cad.services.action import Reading, action, query
from cad.services.helpers import HERE
from cad.services.settings import own_organisation
from cad.store.connection import Connection
from cad.store.reads import directory as reads
from cad.store.reads.partners import same_name
from cad.store.table import load, select
from cad.store.work import Work

_FOLLOWED = (
    "name", "themes", "public", "access", "conditions", "documents", "address", "postcode", "city", "phone",
    "email", "hours",
)  # fmt: skip
"""What a record takes from the directory."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that the directory now says otherwise."""

    name: str
    label: str
    ours: str
    theirs: str


@action(_("Prendre le service dans l’annuaire"))
def choose_service(work: Work, directory: str) -> Service:
    """The record of a service of the directory, made with its partner’s if there was none: one can refer to
    it. A partner of the same name is taken as the same.
    """
    taken = _taken(work.connection, directory)
    owner = work.get(Organisation, taken.organisation) if taken else None
    if taken and owner and not owner.removed:
        return taken
    offered, gone_on = _offered(work.connection, directory)
    if gone_on:
        raise Refused(_("«\u00a0{name}\u00a0» n’est plus dans l’annuaire.").format(name=offered.name))
    partner = _partner(work, offered)
    return work.add(
        Service(
            organisation=partner.id,
            directory=offered.id,
            directory_on=offered.updated_on,
            **values(offered, partner),
        )
    )


@action(_("Noter un repère sur le service"))
def mark_service(work: Work, key: str, favourite: bool | None = None, note: str | None = None) -> ServiceMark:
    """Favourite or not, a word for one’s colleagues; what is left out stays. `key` as `who_can_help` gives
    it. It stays when the directory is imported again.
    """
    ours = own_organisation(work)
    if not ours:
        raise Refused(_("Dites d’abord qui vous êtes et pour quelle structure, dans les réglages."))
    here = key.removeprefix(HERE) if key.startswith(HERE) else ""
    named: dict[str, Any] = {"service": work.get(Service, here).id} if here else {"directory": key}
    if not here:
        _offered(work.connection, key)
    (name, value), *_rest = named.items()
    known = select(
        work.connection, ServiceMark, f"organisation = ? AND {name} = ? AND removed = 0", ours, value
    )
    said: dict[str, Any] = {}
    if favourite is not None:
        said["favourite"] = favourite
    if note is not None:
        said["note"] = note.strip()
    if known:
        for double in known[1:] if note is not None else ():
            work.remove(double)  # made on another laptop: its note was read with this one
        return work.change(known[0], **said)
    return work.add(ServiceMark(organisation=ours, **named, **said))


@query
def directory_changes(reading: Reading, service: str) -> tuple[Change, ...]:
    """What the directory says of a chosen service that it did not say when one last looked."""
    held = load(reading.connection, Service, service)
    return _changes(reading.connection, held)


@query
def services_changed(reading: Reading) -> tuple[Service, ...]:
    """The chosen services of which the directory now says something else."""
    taken, _owners = reads.taken(reading.connection)
    return tuple(one for one in taken if one.directory and _changes(reading.connection, one))


@action(_("Reprendre ce que dit l’annuaire"))
def follow_directory(work: Work, service: str) -> Service:
    """The record says what the directory now says, where they differ. Notes and favourites are elsewhere."""
    held = work.get(Service, service)
    offered, _gone = _offered(work.connection, held.directory)
    told = values(offered, work.get(Organisation, held.organisation))
    changed = {one.name: told[one.name] for one in _changes(work.connection, held)}
    return work.change(held, directory_on=offered.updated_on, **changed)


@action(_("Garder ce que dit le carnet"))
def keep_ours(work: Work, service: str) -> Service:
    """The record stays as it is until the directory changes again."""
    held = work.get(Service, service)
    offered, _gone = _offered(work.connection, held.directory)
    return work.change(held, directory_on=offered.updated_on)


def values(offered: Offered, partner: Organisation) -> dict[str, Any]:
    """What a record says of a service; what is its partner’s is left empty, as everywhere."""
    told = {name: getattr(offered, name) for name in _FOLLOWED if name != "conditions"}
    told["conditions"] = offered.requirements
    where = ("address", "postcode", "city")
    if all(told[name] == getattr(partner, name) for name in where):
        told |= dict.fromkeys(where, "")
    return told | {name: "" for name in ("phone", "email", "hours") if told[name] == getattr(partner, name)}


def _changes(connection: Connection, held: Service) -> tuple[Change, ...]:
    found = reads.offered(connection, (held.directory,)) if held.directory else {}
    if not found or found[held.directory][0].updated_on <= held.directory_on:
        return ()
    told = values(found[held.directory][0], load(connection, Organisation, held.organisation))
    fields = describe(Service).fields
    return tuple(
        Change(name, fields[name].label, _shown(getattr(held, name)), _shown(value))
        for name, value in told.items()
        if value and value != getattr(held, name)
    )


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _partner(work: Work, offered: Offered) -> Organisation:
    """Its structure as a partner: the one taken before, one of the same name, or a new one."""
    known = select(work.connection, Organisation, "directory = ? AND removed = 0", offered.structure)
    if known and offered.structure:
        return known[0]
    held = reads.structure(work.connection, offered.structure)
    name = held.name if held else offered.partner
    if not name:
        raise Refused(
            _("L’annuaire ne dit pas qui propose ce service\u00a0: importez aussi le fichier des structures.")
        )
    if same := same_name(work.connection, name):
        return work.change(same, directory=offered.structure)
    at = held or offered
    return work.add(
        Organisation(
            name=name, directory=offered.structure, address=at.address, postcode=at.postcode, city=at.city,
            phone=at.phone, email=at.email, hours=at.hours,
        )
    )  # fmt: skip


def _taken(connection: Connection, directory: str) -> Service | None:
    found = select(connection, Service, "directory = ? AND removed = 0", directory)
    return found[0] if found and directory else None


def _offered(connection: Connection, key: str) -> tuple[Offered, str]:
    found = reads.offered(connection, (key,))
    if key not in found:
        raise Refused(_("Ce service n’est plus dans l’annuaire\u00a0: cherchez-en un autre."))
    return found[key]
