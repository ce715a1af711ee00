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


def own(connection: Connection) -> list[str]:
    """The fingerprints of the files held that a document speaks of."""
    rows = connection.execute("SELECT sha256 FROM blob WHERE sha256 IN (SELECT sha256 FROM document)")
    return [row[0] for row in rows]


def missing(connection: Connection) -> list[tuple[str, int]]:
    """The fingerprint and size of files that a document speaks of and that are not held."""
    rows = connection.execute(
        "SELECT DISTINCT sha256, size FROM document "
        "WHERE removed = 0 AND sha256 NOT IN (SELECT sha256 FROM blob)"
    )
    return [(row[0], row[1]) for row in rows]


def begun(connection: Connection, sha256: str) -> int:
    """How many bytes of a file being received are held."""
    sql = "SELECT coalesce(sum(length(bytes)), 0) FROM blob_piece WHERE sha256 = ?"
    return int(connection.execute(sql, (sha256,)).fetchone()[0])


def add_piece(connection: Connection, sha256: str, at: int, content: bytes, size: int) -> None:
    """Keep a piece; the last one makes the file, or starts it again when it is not what it should be."""
    connection.execute(
        "INSERT OR REPLACE INTO blob_piece(sha256, at, bytes) VALUES (?, ?, ?)", (sha256, at, content)
    )
    if at + len(content) >= size:
        parts = connection.execute("SELECT bytes FROM blob_piece WHERE sha256 = ? ORDER BY at", (sha256,))
        whole = b"".join(row[0] for row in parts)
        if hashlib.sha256(whole).hexdigest() == sha256:
            put(connection, whole)
        connection.execute("DELETE FROM blob_piece WHERE sha256 = ?", (sha256,))
