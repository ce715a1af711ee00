"""Is what the record says coherent? Counts of what is not, beyond the soundness of the file itself."""

from collections.abc import Iterator

from cad.domain.catalogue import RECORDS
from cad.domain.record import Description, Field, Kind
from cad.store.connection import Connection


def dangling(connection: Connection) -> Iterator[tuple[Description, Field, int]]:
    """Each link field with how many live records name through it something the notebook does not hold."""
    for described in RECORDS.values():
        for item in described.fields.values():
            if item.kind is Kind.LINK and item.link and (count := _lost(connection, described.name, item)):
                yield described, item, count


def _lost(connection: Connection, table: str, item: Field) -> int:
    return _count(
        connection,
        f"SELECT count(*) FROM {table} WHERE removed = 0 AND \"{item.name}\" <> '' "
        f'AND "{item.name}" NOT IN (SELECT id FROM {item.link})',
    )


def merged_in_circles(connection: Connection) -> int:
    """People that no surviving file leads to."""
    return _count(
        connection,
        "WITH RECURSIVE within_reach(id) AS (SELECT id FROM resident WHERE merged_into = '' UNION "
        "SELECT r.id FROM resident r JOIN within_reach w ON r.merged_into = w.id AND r.merged_into <> '') "
        "SELECT count(*) FROM resident WHERE removed = 0 AND id NOT IN (SELECT id FROM within_reach)",
    )


def unsearchable(connection: Connection) -> int:
    """People, and texts, that are in the record and not in the search index, or the other way round."""
    return _count(
        connection,
        "SELECT (SELECT count(*) FROM resident r LEFT JOIN resident_search_docsize s ON s.id = r.pk "
        "WHERE (s.id IS NULL) <> r.removed) + (SELECT count(*) FROM resident_search_docsize WHERE id NOT IN "
        "(SELECT pk FROM resident)) + (SELECT abs((SELECT count(*) FROM text_entry) - "
        "(SELECT count(*) FROM text_search_docsize)))",
    )


def documents_without_bytes(connection: Connection) -> int:
    """Attached documents whose content is not on this laptop."""
    return _count(
        connection,
        "SELECT count(*) FROM document WHERE removed = 0 AND sha256 NOT IN (SELECT sha256 FROM blob)",
    )


def references(connection: Connection) -> list[str]:
    """Every reference given to a referral."""
    return [
        row[0]
        for row in connection.execute("SELECT reference FROM referral WHERE reference <> '' AND removed = 0")
    ]


def live(connection: Connection) -> dict[str, int]:
    """How many live records there are of each kind."""
    return {name: _count(connection, f"SELECT count(*) FROM {name} WHERE removed = 0") for name in RECORDS}


def _count(connection: Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
