"""What is being typed, kept at every pause so that a power cut or a locked screen loses nothing."""

import json
from dataclasses import dataclass
from typing import Any

from cad.store.connection import Connection, sorted_errors


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled `form` about a `subject` (a resident’s id, or "")."""

    form: str
    subject: str
    at: str
    value: dict[str, Any]


def keep(connection: Connection, form: str, subject: str, at: str, value: dict[str, Any]) -> None:
    """Keep the state of a form; an earlier state of the same form is replaced."""
    with sorted_errors():
        connection.execute(
            "INSERT INTO draft(form, subject, at, value) VALUES (?, ?, ?, ?) ON CONFLICT(form, subject) "
            "DO UPDATE SET at = excluded.at, value = excluded.value",
            (form, subject, at, json.dumps(value, ensure_ascii=False)),
        )


def drop(connection: Connection, form: str, subject: str) -> None:
    """Forget a draft: its content was saved for good, or given up by the person who typed it."""
    with sorted_errors():
        connection.execute("DELETE FROM draft WHERE form = ? AND subject = ?", (form, subject))


def kept(connection: Connection, form: str = "", subject: str = "") -> list[Draft]:
    """The drafts of a form and a subject (all of them without), latest first."""
    rows = connection.execute(
        "SELECT form, subject, at, value FROM draft "
        "WHERE (?1 = '' OR form = ?1) AND (?2 = '' OR subject = ?2) ORDER BY at DESC",
        (form, subject),
    )
    return [Draft(f, s, at, json.loads(value)) for f, s, at, value in rows]
