"""Forms half filled: kept while typing, found again after a lock, a crash or a power cut."""

from typing import Any

from cad.domain.clock import utc
from cad.domain.nir import without_nir
from cad.services.action import Reading, query
from cad.services.notebook import Notebook
from cad.store import drafts as store
from cad.store.drafts import Draft as Draft


def keep_draft(book: Notebook, form: str, subject: str, value: dict[str, Any]) -> None:
    """Keep the state of a form; called at every pause in typing. Not an act: nothing to undo or send.

    What looks like a social-security number is not kept, even for a moment: the form would be refused anyway.
    """
    store.keep(book.store.connection, form, subject, utc(book.now()), _without_nir(value))


def _without_nir(value: Any) -> Any:
    """The same, whatever it is made of."""
    if isinstance(value, str):
        return without_nir(value)
    if isinstance(value, dict):
        return {key: _without_nir(one) for key, one in value.items()}
    return [_without_nir(one) for one in value] if isinstance(value, list | tuple) else value


def drop_draft(book: Notebook, form: str, subject: str) -> None:
    """Forget a draft once its content was saved, or given up by who typed it."""
    store.drop(book.store.connection, form, subject)


@query
def drafts(reading: Reading, form: str = "", subject: str = "") -> list[Draft]:
    """What was being typed, latest first."""
    return store.kept(reading.connection, form, subject)
