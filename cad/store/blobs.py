"""The bytes of attached documents, encrypted with the rest and stored once per content."""

import hashlib

from cad.store.connection import Connection, sorted_errors


def put(connection: Connection, content: bytes) -> str:
    """Keep the bytes; returns their SHA-256 in hexadecimal."""
    digest = hashlib.sha256(content).hexdigest()
    with sorted_errors():
        connection.execute("INSERT OR IGNORE INTO blob(sha256, bytes) VALUES (?, ?)", (digest, content))
    return digest


def get(connection: Connection, sha256: str) -> bytes | None:
    """The bytes, or None when this laptop does not hold them."""
    row = connection.execute("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(row[0]) if row else None
