"""Finding a person as one types: exact beginnings first, near names only when those give too little."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cad.domain.names import fold, sound
from cad.store.connection import Connection

_COLUMNS = (
    "r.id, r.usage_name, r.birth_name, r.first_name, r.birth_date, r.postcode, r.city, r.phones, r.qpv, "
    "r.last_contact, r.invented, r.sort_key"
)
_LIVE = "r.removed = 0 AND r.merged_into = ''"
_PHONE = re.compile(r"^\+?[\d .\-]{4,}$")
ENOUGH = 5
"""Fewer people than this found by what was typed, and names that sound alike are added."""


@dataclass(frozen=True, slots=True)
class FoundResident:
    """One line of a list of people."""

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
    near: bool = False


def find(connection: Connection, text: str, limit: int = 20) -> list[FoundResident]:
    """At most `limit` people for what was typed so far, best matches first; `near` marks the approximate."""
    tokens = _tokens(text)
    if not tokens:
        return page(connection, "", limit)
    found: dict[str, FoundResident] = {}
    if not tokens[-1][0].isdigit():
        _add(found, _beginning(connection, " ".join(tokens), limit))
        _match(connection, found, _expression("name", tokens, exact=True), limit)
        _match(connection, found, _expression("name", tokens), limit)
    _match(connection, found, _expression("{name other}", tokens), limit)
    if len(found) < ENOUGH and len(tokens[-1]) > 2:
        _match(connection, found, " ".join(f'"{sound(t)}"' for t in tokens if sound(t)), limit, "sound")
        if not found:
            _match(connection, found, _near_spelling(connection, tokens), limit, "near")
    return list(found.values())[:limit]


def page(connection: Connection, after: str, limit: int) -> list[FoundResident]:
    """People in alphabetical order, from just after the sort key and id joined as ``sort_key\\tid``."""
    key, _, record_id = after.partition("\t")
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM resident r WHERE {_LIVE} AND (r.sort_key, r.id) > (?, ?) "
        "ORDER BY r.sort_key, r.id LIMIT ?",
        (key, record_id, limit),
    )
    return [FoundResident(*row) for row in rows]


def _tokens(text: str) -> list[str]:
    """Folded words; something that looks like a telephone number is one word."""
    if _PHONE.match(text.strip()):
        return [re.sub(r"\D", "", text)]
    return fold(text).split()[:6]


def _beginning(connection: Connection, start: str, limit: int) -> list[FoundResident]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM resident r WHERE {_LIVE} AND r.sort_key >= ? AND r.sort_key < ? "
        "ORDER BY r.sort_key LIMIT ?",
        (start, start + "\x7f", limit),
    )
    return [FoundResident(*row) for row in rows]


def _expression(columns: str, tokens: list[str], *, exact: bool = False) -> str:
    ending = "" if exact else "*"
    return f"{columns} : (" + " ".join(f'"{token}"{ending}' for token in tokens) + ")"


def _match(
    connection: Connection, found: dict[str, FoundResident], expression: str, limit: int, how: str = ""
) -> None:
    """Add the people a full-text expression matches; someone merged into another leads to that other."""
    if len(found) >= limit or not expression:
        return
    expression = f"sound : ({expression})" if how == "sound" else expression
    rows = connection.execute(
        f"SELECT {_COLUMNS}, ? FROM resident r WHERE r.pk IN (SELECT coalesce(s.pk, m.pk) FROM ("
        "SELECT rowid AS pk FROM resident_search WHERE resident_search MATCH ? LIMIT ?) AS hit "
        "JOIN resident m ON m.pk = hit.pk LEFT JOIN resident s ON s.id = m.merged_into) AND "
        f"{_LIVE} ORDER BY r.sort_key",
        (bool(how), expression, limit + len(found)),
    )
    _add(found, [FoundResident(*row) for row in rows])


def _add(found: dict[str, FoundResident], more: list[FoundResident]) -> None:
    for person in more:
        found.setdefault(person.id, person)


def _near_spelling(connection: Connection, tokens: list[str]) -> str:
    """Each word replaced by the known words nearest to it; "" when one has none."""
    from rapidfuzz import process

    stamp = connection.execute("SELECT coalesce(max(pk), 0) FROM change").fetchone()[0]
    words = _vocabulary(connection, stamp)
    groups = []
    for token in tokens:
        near = [word for word, _score, _at in process.extract(token, words, score_cutoff=75, limit=4)]
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
