"""Is the record whole? Every page authenticated, every structure sound, every index in step."""

from cad.store.connection import Connection, dbapi2


def problems(connection: Connection) -> list[str]:
    """What is wrong with the file, most telling first; empty when all is well."""
    found: list[str] = []
    for check in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        try:
            rows = connection.execute(f"PRAGMA {check}").fetchall()
        except dbapi2.DatabaseError as error:
            return [*found, str(error)]
        found += [str(row[0]) for row in rows if row[0] != "ok"]
    return found
