"""Letting a device in, with the short code read to its adviser: once, however often it asks."""

import re
import secrets
from typing import Any

from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, insert, select, update

from cad.central import accounts
from cad.central.accounts import OWNS, Caller, caller_of
from cad.central.checking import is_id, words
from cad.central.database import Database
from cad.central.tables import account, device, invite
from cad.domain.clock import Now, utc
from cad.domain.errors import Refused
from cad.domain.ids import new_id
from cad.domain.text import _
from cad.sync.protocol import Enrol, fingerprint

TRIES = 5
"""Wrong codes before an invitation is worth nothing."""
_PROOF = re.compile("[0-9a-f]{64}")


def enrol(database: Database, asked: Enrol, now: Now) -> tuple[Caller, str]:
    """Let a device in: who it is, and its token. Raises `Refused`, the same way whatever is wrong.

    A laptop that comes back says whose it is: a code of somebody else’s stays good for them. One that chose
    its own identity and token is told no token, and asks again with the same code as often as it must.
    """
    typed, moment = "".join(sign for sign in asked.code.upper() if sign.isalnum()), utc(now())
    with database.write() as connection:
        found = _invited(connection, typed, moment) if _well_formed(asked) else None
        known = _known(connection, found, asked) if found and asked.id else None
        if known:
            return known, ""
        if found and asked.adviser and found.account != asked.adviser:
            raise Refused(_("Ce code est celui d’un autre compte\u00a0: demandez-en un au vôtre."))
        if found and not _is_taken(connection, asked) and _spent(connection, found, moment):
            return _let_in(connection, found, asked, moment)
    raise Refused(_("Ce code ne vaut pas, ou ne vaut plus. Demandez-en un nouveau à votre responsable."))


def _well_formed(asked: Enrol) -> bool:
    """No identity, as an older laptop, or a whole one."""
    chosen = is_id(asked.id) and _PROOF.fullmatch(asked.proof) is not None
    return chosen or not (asked.id or asked.proof)


def _invited(connection: Connection, code: str, moment: str) -> Any:
    """The invitation of this code, be it spent already; a wrong one counts against those it might be."""
    live = select(invite).where(
        invite.c.id.startswith(code[:4], autoescape=True),
        invite.c.until > moment,
        invite.c.tries < TRIES,
    )
    for row in connection.execute(live).all() if len(code) == 12 else ():
        try:
            accounts.HASHER.verify(row.secret, code)
        except VerifyMismatchError:
            connection.execute(update(invite).where(invite.c.id == row.id).values(tries=row.tries + 1))
        else:
            return row
    return None


def _is_taken(connection: Connection, asked: Enrol) -> bool:
    """Whether some other device goes by that identity or that token."""
    same = (device.c.id == asked.id) | (device.c.token == asked.proof)
    return bool(asked.id) and connection.execute(select(device.c.id).where(same)).first() is not None


def _spent(connection: Connection, found: Any, moment: str) -> bool:
    """Spend the code; False when it was, were it a moment ago by somebody who asked at the same time."""
    once = update(invite).where(invite.c.id == found.id, invite.c.used == "").values(used=moment)
    return bool(connection.execute(once).rowcount)


def _let_in(connection: Connection, found: Any, asked: Enrol, moment: str) -> tuple[Caller, str]:
    """A new device of the account invited."""
    token = "" if asked.id else secrets.token_urlsafe(32)
    made, called = asked.id or new_id(), words(asked.device, 80)
    who = connection.execute(
        select(account).where(account.c.territory == found.territory, account.c.id == found.account)
    ).one()
    connection.execute(
        insert(device).values(
            territory=found.territory, id=made, account=who.id, name=called,
            token=asked.proof or fingerprint(token), enrolled=moment, seen=moment,
        )
    )  # fmt: skip
    return Caller(found.territory, made, called, who.id, who.organisation, who.role), token


def _known(connection: Connection, found: Any, asked: Enrol) -> Caller | None:
    """The device that this spent code let in, asking again: who knows the code alone is not it."""
    row = connection.execute(
        select(device, account.c.organisation, account.c.role)
        .join(account, OWNS)
        .where(
            device.c.territory == found.territory,
            device.c.account == found.account,
            device.c.id == asked.id,
            device.c.token == asked.proof,
            device.c.enrolled == select(invite.c.used).where(invite.c.id == found.id).scalar_subquery(),
            device.c.revoked == "",
            account.c.active,
        )
    ).one_or_none()
    return caller_of(row) if row else None
