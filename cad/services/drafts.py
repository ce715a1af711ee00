"""Forms half filled: kept while typing, found again after a lock, a crash or a power cut."""

from typing import Any

from cad.domain.clock import utc
from cad.services.action import Reading, query
from cad.services.notebook import Notebook
from cad.store import drafts as store
from cad.store.drafts import Draft


def keep_draft(book: Notebook, form: str, subject: str, value: dict[str, Any]) -> None:
    """Keep the state of a form; called at every pause in typing. Not an act: nothing to undo or send."""
    store.keep(book.store.connection, form, subject, utc(book.now()), value)


def drop_draft(book: Notebook, form: str, subject: str) -> None:
    """Forget a draft once its content was saved, or given up by who typed it."""
    store.drop(book.store.connection, form, subject)


@query
def drafts(reading: Reading, form: str = "", subject: str = "") -> list[Draft]:
    """What was being typed, latest first."""
    return store.kept(reading.connection, form, subject)
