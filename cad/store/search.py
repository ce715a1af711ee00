"""Keeping the search entries in step with the records: people, and everything that was written."""

from collections.abc import Iterable

from cad.domain.likeness import PersonKey, blocking_keys
from cad.domain.names import fold, sound
from cad.domain.resident import Resident
from cad.store.connection import Connection


def sort_key(resident: Resident) -> str:
    """What the list of people is ordered by: folded surname, first name."""
    return _folded(resident.usage_name or resident.birth_name, resident.first_name)


def _folded(*names: str) -> str:
    """Folded apart, as likeness folds them: most names of a list come several times."""
    return " ".join(filter(None, map(fold, names)))


def person_key(resident: Resident) -> PersonKey:
    """What likeness compares."""
    return PersonKey(
        id=resident.id,
        usage_name=resident.usage_name,
        birth_name=resident.birth_name,
        first_name=resident.first_name,
        birth_date=resident.birth_date,
        phones=resident.phones,
    )


def index_resident(connection: Connection, pk: int, resident: Resident) -> None:
    """Bring the search index and the likeness keys of one person in step with their record."""
    connection.execute("DELETE FROM resident_search WHERE rowid = ?", (pk,))
    connection.execute("DELETE FROM resident_key WHERE pk = ?", (pk,))
    add_to_index(connection, [(pk, resident)])


def add_to_index(connection: Connection, residents: Iterable[tuple[int, Resident]]) -> None:
    """Index people who were not yet, and the key they are sorted by."""
    numbered = list(residents)
    sorts = [(sort_key(resident), pk) for pk, resident in numbered]
    connection.executemany("UPDATE resident SET sort_key = ? WHERE pk = ?", sorts)
    index_new(connection, numbered)


def index_new(connection: Connection, residents: Iterable[tuple[int, Resident]]) -> None:
    """Index people who were not yet, already written with their sort key; removed ones are left out."""
    rows, keys = [], []
    for pk, resident in residents:
        if not resident.removed:
            rows.append((pk, *_indexed(resident)))
            keys += [(key, pk) for key in blocking_keys(person_key(resident))]
    connection.executemany("INSERT INTO resident_search(rowid, name, other, sound) VALUES (?, ?, ?, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO resident_key(key, pk) VALUES (?, ?)", keys)


def _indexed(resident: Resident) -> tuple[str, str, str]:
    """The three texts indexed for a person: names, what else finds them, how the names sound."""
    name = _folded(resident.usage_name, resident.birth_name, resident.first_name)
    other = fold(
        f"{resident.address} {resident.postcode} {resident.city} {' '.join(resident.phones)} "
        f"{resident.birth_date} {resident.email} {resident.imilo_number} {resident.ft_number} "
        f"{resident.caf_number}"
    )
    return name, other, " ".join({*map(sound, name.split())})


def index_text(connection: Connection, kind: str, record: str, subject: str, text: str) -> None:
    """Bring what was written in one record in step; an empty text takes it out."""
    row = connection.execute("SELECT pk FROM text_entry WHERE record = ?", (record,)).fetchone()
    if row:
        connection.execute("DELETE FROM text_search WHERE rowid = ?", row)
        connection.execute("DELETE FROM text_entry WHERE pk = ?", row)
    if text.strip():
        pk = connection.execute(
            "INSERT INTO text_entry(record, kind, subject) VALUES (?, ?, ?)", (record, kind, subject)
        ).lastrowid
        connection.execute("INSERT INTO text_search(rowid, text) VALUES (?, ?)", (pk, text))


def add_texts(connection: Connection, kind: str, texts: Iterable[tuple[str, str, str]]) -> None:
    """Index what was written in new records of a kind: record, subject and text of each."""
    last = connection.execute("SELECT coalesce(max(pk), 0) FROM text_entry").fetchone()[0]
    numbered = list(enumerate((entry for entry in texts if entry[2].strip()), last + 1))
    connection.executemany(
        "INSERT INTO text_entry(pk, record, kind, subject) VALUES (?, ?, ?, ?)",
        [(pk, record, kind, subject) for pk, (record, subject, _text) in numbered],
    )
    connection.executemany(
        "INSERT INTO text_search(rowid, text) VALUES (?, ?)", [(pk, entry[2]) for pk, entry in numbered]
    )
