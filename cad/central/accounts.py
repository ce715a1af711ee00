"""Who may talk to the centre: organisations, accounts, invitations, devices."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import Connection, insert, select, update

from cad.central.access import let_in
from cad.central.database import AWAY, Database, lock_territory, set_version
from cad.central.held import CENTRE, Held, row_of
from cad.central.tables import account, device, invite, record, territory
from cad.domain import circles
from cad.domain.clock import Now, utc
from cad.domain.errors import MachineTrouble, Refused
from cad.domain.ids import new_id
from cad.domain.text import _
from cad.domain.three_way import Stamp
from cad.sync.protocol import fingerprint

SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
VALID = timedelta(days=7)
LONGEST_DAYS = 365
"""A laptop says something within the year that any two versions understand each other."""
OWNS = (account.c.territory == device.c.territory) & (account.c.id == device.c.account)
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """The device behind a request, and the account it reads and writes for."""

    territory: str
    device: str
    device_name: str
    adviser: str
    organisation: str
    role: str

    @property
    def principals(self) -> tuple[str, ...]:
        """Everything it reads as."""
        return circles.principals(self.adviser, self.organisation, self.role)


def found_territory(database: Database, name: str) -> str:
    """Make the tables and the territory; its identifier. The same name twice is the same territory."""
    database.create()
    with database.write() as connection:
        known = connection.execute(select(territory.c.id).where(territory.c.name == name)).scalar()
        if known:
            return str(known)
        made = new_id()
        connection.execute(insert(territory).values(id=made, name=name, version=1, epoch=new_id()))
        let_in(connection, made, "", [(circles.EVERYONE, circles.EVERYONE)])
        return made


def only_territory(database: Database) -> str:
    """The territory of a store that has one. Raises `Refused` before `cad central init`."""
    try:
        with database.read() as connection:
            found = connection.execute(select(territory.c.id).limit(2)).scalars().all()
    except AWAY as error:
        raise MachineTrouble(_no_store()) from error
    if len(found) != 1:
        raise Refused(_no_store())
    return str(found[0])


def _no_store() -> str:
    return _("Ce dépôt n’est pas prêt, ou n’est pas joignable : lancez d’abord « cad central init ».")


def add_organisation(database: Database, place: str, name: str, now: Now) -> str:
    """A member organisation; everyone’s laptop learns its name."""
    with database.write() as connection:
        made = _publish(connection, place, "organisation", {"name": _named(name)}, now)
        let_in(connection, place, "", [(circles.organisation_principal(made), f"org:{made}")])
        return made


def add_adviser(
    database: Database, place: str, name: str, organisation: str, now: Now, role: str = "adviser"
) -> str:
    """An account in an organisation. Raises `Refused` for an unknown role or organisation."""
    if role not in circles.ROLES:
        raise Refused(_("Rôle inconnu\u00a0: choisissez {all}.").format(all=", ".join(circles.ROLES)))
    with database.write() as connection:
        if not _exists(connection, place, organisation):
            raise Refused(_("Cette structure n’existe pas dans le dépôt\u00a0: ajoutez-la d’abord."))
        values = {"name": _named(name), "organisation": organisation}
        made = _publish(connection, place, "adviser", values, now)
        connection.execute(insert(account).values(territory=place, id=made, role=role, **values))
        return made


def _named(name: str) -> str:
    if not name.strip():
        raise Refused(_("Il manque le nom."))
    return name.strip()


def _exists(connection: Connection, place: str, organisation: str) -> bool:
    found = select(record.c.id).where(
        record.c.territory == place, record.c.id == organisation, record.c.kind == "organisation"
    )
    return connection.execute(found).first() is not None


def _publish(connection: Connection, place: str, kind: str, values: dict[str, Any], now: Now) -> str:
    """A record of the directory, written by the centre itself."""
    version = lock_territory(connection, place) + 1
    held = Held(kind, new_id(), circle=circles.EVERYONE, created_at=utc(now()))
    held.write(values, Stamp(version, CENTRE), "", "")
    connection.execute(insert(record).values(territory=place, **row_of(held)))
    set_version(connection, place, version)
    return held.id


def invite_device(database: Database, place: str, adviser: str, now: Now) -> str:
    """A short code to read to an adviser, good once and for a week: ``ABCD-EFGH-JKMN``."""
    code = "".join(secrets.choice(SIGNS) for _sign in range(12))
    with database.write() as connection:
        if not connection.execute(
            select(account.c.id).where(account.c.territory == place, account.c.id == adviser)
        ).first():
            raise Refused(_("Ce compte n’existe pas dans le dépôt."))
        connection.execute(
            insert(invite).values(
                id=code[:4] + new_id()[-8:], territory=place, account=adviser,
                secret=HASHER.hash(code), until=utc(now() + VALID),
            )
        )  # fmt: skip
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def caller(connection: Connection, token: str) -> Caller | None:
    """Who a token stands for; None for a wrong or revoked one, or a closed account."""
    row = connection.execute(
        select(device, account.c.organisation, account.c.role)
        .join(account, OWNS)
        .where(device.c.token == fingerprint(token), device.c.revoked == "", account.c.active)
    ).one_or_none()
    return caller_of(row) if row else None


def caller_of(row: Any) -> Caller:
    """The caller, from its device’s row with the organisation and role of the account."""
    return Caller(row.territory, row.id, row.name, row.account, row.organisation, row.role)


def was_let_in(connection: Connection, token: str) -> bool:
    """Whether this token was good once: of one that `caller` does not know, that it was revoked."""
    found = select(device.c.id).where(device.c.token == fingerprint(token))
    return connection.execute(found).first() is not None


def lock_after(database: Database, place: str, days: int) -> None:
    """After how many days without contact a laptop exchanges before it opens, from its next exchange on."""
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(_("Choisissez entre 1 et {n} jours.").format(n=LONGEST_DAYS))
    with database.write() as connection:
        connection.execute(update(territory).where(territory.c.id == place).values(lock_after_days=days))


def revoke(database: Database, place: str, device_id: str, now: Now) -> None:
    """The device receives and sends nothing any more."""
    with database.write() as connection:
        done = connection.execute(
            update(device)
            .where(device.c.territory == place, device.c.id == device_id, device.c.revoked == "")
            .values(revoked=utc(now()))
        )
        if not done.rowcount:
            raise Refused(_("Cet ordinateur n’existe pas dans le dépôt, ou est déjà révoqué."))


def devices(database: Database, place: str) -> list[Any]:
    """Every device, with whose it is."""
    with database.read() as connection:
        return list(
            connection.execute(
                select(device, account.c.name.label("adviser"))
                .join(account, OWNS)
                .where(device.c.territory == place)
                .order_by(device.c.enrolled)
            ).mappings()
        )
