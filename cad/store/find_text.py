"""Finding what was written, anywhere in the notebook: notes, steps, needs, referrals, goals, documents."""

import re
from dataclasses import dataclass

from cad.domain.catalogue import RECORDS
from cad.store.connection import Connection
from cad.store.indexing import WRITTEN
from cad.store.reads.people import Person, people
from cad.store.table import select

_WORD = re.compile(r"\w+")
AROUND = 60
"""Characters shown on each side of the first word found."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """One record whose text has every word looked for; `extract` is what surrounds the first of them."""

    kind: str
    id: str
    person: Person
    extract: str


def find_text(connection: Connection, text: str, limit: int) -> list[tuple[FoundText, object]]:
    """The latest records that have every word (or its beginning), each with its record.

    The caller leaves out what the adviser may not read.
    """
    words = _WORD.findall(text)[:8]
    if not words:
        return []
    expression = " ".join(f'"{word}"*' for word in words)
    hits = connection.execute(
        "SELECT e.kind, e.record, e.subject FROM text_search JOIN text_entry e ON e.pk = text_search.rowid "
        "WHERE text_search MATCH ? ORDER BY text_search.rowid DESC LIMIT ?",
        (expression, limit),
    ).fetchall()
    known = people(connection, {subject for _kind, _record, subject in hits})
    found: list[tuple[FoundText, object]] = []
    for kind, record, subject in hits:
        cls = RECORDS[kind].cls
        written = select(connection, cls, "id = ? AND removed = 0", record)
        if written and subject in known:
            said = " · ".join(filter(None, (getattr(written[0], name) for name in WRITTEN[cls])))
            found.append((FoundText(kind, record, known[subject], _around(said, words[0])), written[0]))
    return found


def _around(text: str, word: str) -> str:
    """The words around the first occurrence, on one line."""
    flat = " ".join(text.split())
    at = max(flat.lower().find(word.lower()), 0)
    start, end = max(at - AROUND, 0), at + AROUND
    return ("…" if start else "") + flat[start:end].strip() + ("…" if end < len(flat) else "")
