"""Attached files: taken and given piece by piece, to and from those who may hold the document."""

import hashlib

from sqlalchemy import Connection, delete, exists, func, insert, select

from cad.central.access import lets_in
from cad.central.accounts import Caller
from cad.central.database import Database
from cad.central.tables import blob, piece, record
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.sync.protocol import PIECE, Files, Piece, Received

LARGEST = 40 << 20
"""Bytes of one file: twice what a notebook takes by default."""


def received(database: Database, caller: Caller, asked: Files) -> Received:
    """What the centre already holds of these files."""
    with database.read() as connection:
        theirs = [one for one in asked.sha256[:1000] if _may_hold(connection, caller, one)]
        return Received({one: _length(connection, caller.territory, one) for one in theirs})


def _length(connection: Connection, place: str, sha256: str) -> int:
    """Bytes held; -1 when the file is whole."""
    if connection.execute(select(blob).where(blob.c.territory == place, blob.c.sha256 == sha256)).first():
        return -1
    held = select(func.coalesce(func.sum(func.length(piece.c.bytes)), 0)).where(
        piece.c.territory == place, piece.c.sha256 == sha256
    )
    return int(connection.execute(held).scalar_one())


def take(database: Database, caller: Caller, sent: Piece) -> Received:
    """Keep a piece that follows what is held, the same twice only once. The last one proves the whole."""
    with database.write() as connection:
        _check(connection, caller, sent)
        held = _length(connection, caller.territory, sent.sha256)
        if held == sent.at:
            mine = {"territory": caller.territory, "sha256": sent.sha256}
            connection.execute(insert(piece).values(**mine, at=sent.at, bytes=sent.content))
            held += len(sent.content)
            if held == sent.size:
                held = _proved(connection, caller.territory, sent)
        return Received({sent.sha256: held})


def _check(connection: Connection, caller: Caller, sent: Piece) -> None:
    if not _may_hold(connection, caller, sent.sha256):
        raise Refused(_("Ce fichier n’est pas d’un document de votre périmètre."))
    fits = 0 < len(sent.content) <= PIECE and sent.at + len(sent.content) <= sent.size <= LARGEST
    if not fits:
        raise Refused(_("Ce fichier est trop volumineux pour le dépôt."))


def _proved(connection: Connection, place: str, sent: Piece) -> int:
    """The file is whole; or it is not what it said, and is to be sent again from its beginning."""
    mine = (piece.c.territory == place, piece.c.sha256 == sent.sha256)
    content = hashlib.sha256()
    for part in connection.execute(select(piece.c.bytes).where(*mine).order_by(piece.c.at)).scalars():
        content.update(part)
    if content.hexdigest() != sent.sha256:
        connection.execute(delete(piece).where(*mine))
        return 0
    connection.execute(insert(blob).values(territory=place, sha256=sent.sha256, size=sent.size))
    return -1


def give(database: Database, caller: Caller, asked: Piece) -> Piece:
    """The piece of a whole file that begins at `asked.at`. Raises `Refused` when there is none to give."""
    with database.read() as connection:
        mine = (blob.c.territory == caller.territory, blob.c.sha256 == asked.sha256)
        size = connection.execute(select(blob.c.size).where(*mine)).scalar_one_or_none()
        content = connection.execute(
            select(piece.c.bytes).where(
                piece.c.territory == caller.territory,
                piece.c.sha256 == asked.sha256,
                piece.c.at == asked.at,
            )
        ).scalar_one_or_none()
        if size is None or content is None or not _may_hold(connection, caller, asked.sha256):
            raise Refused(_("Ce fichier n’est pas encore au dépôt."))
        return Piece(asked.sha256, asked.at, size, bytes(content))


def _may_hold(connection: Connection, caller: Caller, sha256: str) -> bool:
    """Whether some document of that content stands in a circle the caller is let into."""
    found = select(record.c.id).where(
        record.c.territory == caller.territory,
        record.c.link != "",  # as the index of links says it
        record.c.link == sha256,
        record.c.kind == "document",
        exists().where(lets_in(caller.territory, caller.principals)),
    )
    return bool(sha256) and connection.execute(found).first() is not None
