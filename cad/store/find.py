"""Finding a person as one types: exact beginnings first, near names only when those give too little."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cad.domain.names import fold, sound
from cad.store.connection import Connection

_COLUMNS = (
    "r.id, r.usage_name, r.birth_name, r.first_name, r.birth_date, r.postcode, r.city, r.phones, r.qpv, "
    "r.last_contact, r.invented, r.sort_key"
)
_LIVE = "r.removed = 0 AND r.merged_into = ''"
_PHONE = re.compile(r"^\+?[\d .\-]{4,}$")
ENOUGH = 5
"""Fewer people than this found as typed, and names that sound alike are added."""


NEAR = 72
"""Likeness, out of 100, from which a word stands for one mistyped."""


WHOLE = 5
"""Letters from which a word is taken as whole when what it sounds like is looked for."""


class FoundResident(NamedTuple):
    """One line of a list of people (a tuple: twenty are made at each keystroke)."""

    id: str
    usage_name: str
    birth_name: str
    first_name: str
    birth_date: str
    postcode: str
    city: str
    phones: str
    qpv: str
    last_contact: str
    invented: int
    sort_key: str
    near: int = 0


def find(connection: Connection, text: str, limit: int = 20) -> list[FoundResident]:
    """At most `limit` people for what was typed so far, best matches first; `near` marks the approximate."""
    tokens = _tokens(text)
    if not tokens:
        return page(connection, "", limit)
    found: dict[str, FoundResident] = {}
    words = not any(token[0].isdigit() for token in tokens)
    if words:
        _add(found, _beginning(connection, " ".join(tokens), limit), limit)
        _match(connection, found, _prefixes("name", tokens), limit, tokens)
    if not found:
        _match(connection, found, _prefixes("{name other}", tokens), limit, tokens)
    if words and len(found) < ENOUGH and len(tokens[-1]) > 2:
        _match(connection, found, _sounds(tokens), limit, tokens, near=1)
        if not found:
            _match(connection, found, _near_spelling(connection, tokens), limit, tokens, near=1)
    return list(found.values())


def page(connection: Connection, after: str, limit: int) -> list[FoundResident]:
    """People in alphabetical order, from just after the sort key and id joined as ``sort_key\\tid``."""
    key, _, record_id = after.partition("\t")
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM resident r WHERE {_LIVE} AND (r.sort_key, r.id) > (?, ?) "
        "ORDER BY r.sort_key, r.id LIMIT ?",
        (key, record_id, limit),
    )
    return [FoundResident._make((*row, 0)) for row in rows]


def count(connection: Connection) -> int:
    """How many people the notebook holds."""
    row = connection.execute(f"SELECT count(*) FROM resident r WHERE {_LIVE}").fetchone()
    return int(row[0])


def _tokens(text: str) -> list[str]:
    """Folded words; something that looks like a telephone number is one word."""
    if _PHONE.match(text.strip()):
        return [re.sub(r"\D", "", text)]
    return fold(text).split()[:6]


def _beginning(connection: Connection, start: str, limit: int) -> list[FoundResident]:
    """People whose surname and first name, in that order, begin so."""
    rows = connection.execute(
        f"SELECT {_COLUMNS}, 0 FROM resident r WHERE {_LIVE} AND r.sort_key >= ? AND r.sort_key < ? "
        "ORDER BY r.sort_key LIMIT ?",
        (start, start + "\x7f", limit),
    )
    return [FoundResident._make(row) for row in rows]


def _prefixes(columns: str, tokens: list[str]) -> str:
    return f"{columns} : (" + " ".join(f'"{token}"*' for token in tokens) + ")"


def _sounds(tokens: list[str]) -> str:
    """The names that sound like the words typed; the last word may be only begun."""
    heard = [f'"{sound(token)}"' for token in tokens if sound(token)]
    if heard and len(tokens[-1]) < WHOLE:
        heard[-1] += "*"
    return "sound : (" + " ".join(heard) + ")" if heard else ""


def _match(
    connection: Connection,
    found: dict[str, FoundResident],
    expression: str,
    limit: int,
    tokens: list[str],
    near: int = 0,
) -> None:
    """Add the people a full-text expression matches, those with the very words typed first."""
    if len(found) >= limit or not expression:
        return
    rows = connection.execute(
        f"SELECT {_COLUMNS}, {near}, r.merged_into FROM resident r WHERE r.removed = 0 AND r.pk IN "
        "(SELECT rowid FROM resident_search WHERE resident_search MATCH ? LIMIT ?)",
        (expression, limit + len(found)),
    ).fetchall()
    whole = set(tokens)
    rows.sort(key=lambda row: (len(whole.difference(row[11].split())), row[11]))
    people = [
        _survivor(connection, row[13], near) if row[13] else FoundResident._make(row[:13]) for row in rows
    ]
    _add(found, filter(None, people), limit)


def _survivor(connection: Connection, merged_into: str, near: int) -> FoundResident | None:
    """Who a merged person’s spelling leads to."""
    row = connection.execute(
        "WITH RECURSIVE up(id, into_id) AS (SELECT id, merged_into FROM resident WHERE id = ? UNION "
        "SELECT r.id, r.merged_into FROM resident r JOIN up ON r.id = up.into_id) "
        f"SELECT {_COLUMNS}, {near} FROM resident r JOIN up ON r.id = up.id WHERE {_LIVE}",
        (merged_into,),
    ).fetchone()
    return FoundResident._make(row) if row else None


def _add(found: dict[str, FoundResident], more: Iterable[FoundResident], limit: int) -> None:
    for person in more:
        if len(found) < limit:
            found.setdefault(person.id, person)


def _near_spelling(connection: Connection, tokens: list[str]) -> str:
    """Each word replaced by the known words nearest to it; "" when one has none."""
    from rapidfuzz import fuzz, process

    stamp = connection.execute("SELECT coalesce(max(pk), 0) FROM change").fetchone()[0]
    words = _vocabulary(connection, stamp)
    groups = []
    for token in tokens:
        near = [
            word
            for word, _score, _at in process.extract(
                token, words, scorer=fuzz.ratio, score_cutoff=NEAR, limit=4
            )
        ]
        if not near:
            return ""
        groups.append("(" + " OR ".join(f'"{word}"' for word in near) + ")")
    return "name : (" + " AND ".join(groups) + ")"


@lru_cache(maxsize=1)
def _vocabulary(connection: Connection, _stamp: int) -> list[str]:
    words: set[str] = set()
    for (key,) in connection.execute("SELECT DISTINCT sort_key FROM resident WHERE removed = 0"):
        words.update(key.split())
    return sorted(words)
