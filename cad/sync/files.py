"""Attached files travel after the text, piece by piece, each way from where the last sync stopped."""

from cad.domain.errors import Refused
from cad.store import blobs
from cad.store.connection import Connection, transaction
from cad.sync.protocol import PIECE, Files, Piece, Received
from cad.sync.transport import Transport


def send(connection: Connection, transport: Transport) -> int:
    """Send what the centre lacks; how many files went."""
    ours = blobs.own(connection)
    if not ours:
        return 0
    held = transport.ask("/v1/files", Files(ours), Received).bytes
    for sha256, length in held.items():
        if length >= 0:
            _send(connection, transport, sha256, length)
    return sum(length >= 0 for length in held.values())


def _send(connection: Connection, transport: Transport, sha256: str, at: int) -> None:
    content = blobs.get(connection, sha256) or b""
    while 0 <= at < len(content):
        piece = Piece(sha256, at, len(content), content[at : at + PIECE])
        at = transport.ask("/v1/file/send", piece, Received).bytes[sha256]


def fetch(connection: Connection, transport: Transport) -> int:
    """Receive the files of documents that came without theirs; how many came whole."""
    return sum(_fetch(connection, transport, sha256, size) for sha256, size in blobs.missing(connection))


def _fetch(connection: Connection, transport: Transport, sha256: str, size: int) -> bool:
    """False when whoever attached it has not sent it yet: next time."""
    at = blobs.begun(connection, sha256)
    try:
        while at < size:
            piece = transport.ask("/v1/file/fetch", Piece(sha256, at), Piece)
            with transaction(connection):
                blobs.add_piece(connection, sha256, at, piece.content, piece.size)
            at += len(piece.content)
    except Refused:
        return False
    return blobs.get(connection, sha256) is not None
