"""The first word of a sync: do we speak the same language, and is the centre the one the laptop knew?"""

from sqlalchemy import select, update

from cad.central import tables
from cad.central.accounts import Caller
from cad.central.database import Database
from cad.domain.clock import Now, utc
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.sync.protocol import OLDEST, PROTOCOL, Hello, Welcome


def welcome(database: Database, caller: Caller, hello: Hello, now: Now) -> Welcome:
    """What a laptop learns before it sends. Raises `Refused` when it is too old to be understood."""
    if hello.protocol < OLDEST:
        raise Refused(
            _(
                "Cette version de Sans couture est trop ancienne pour le dépôt. "
                "Mettez-la à jour\u00a0: rien n’est perdu."
            )
        )
    with database.write() as connection:
        mine = (tables.device.c.territory == caller.territory, tables.device.c.id == caller.device)
        connection.execute(update(tables.device).where(*mine).values(seen=utc(now())))
        place = connection.execute(
            select(tables.territory).where(tables.territory.c.id == caller.territory)
        ).one()
    return Welcome(
        PROTOCOL,
        place.epoch,
        place.restored_at,
        place.version,
        caller.role,
        utc(now()),
        place.lock_after_days,
        place.looked,
    )
