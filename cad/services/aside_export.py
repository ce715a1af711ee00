"""What the centre could not take, in a text file that anyone reads: whole, whatever its length."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from cad.domain.catalogue import RECORDS
from cad.domain.clock import here
from cad.domain.dates import show_moment
from cad.domain.record import Record
from cad.domain.text import _
from cad.services.action import REGISTRY, Entry
from cad.services.masking import Masking
from cad.services.notebook import Notebook
from cad.services.readable import Readable, label
from cad.services.ways_in import only_confirmed
from cad.store import outbox
from cad.store.atomic import write_atomically
from cad.store.connection import Connection, sorted_errors
from cad.store.reads.people import people
from cad.store.reads.residents import named


def export_aside(book: Notebook, file: str) -> str:
    """Write them all, oldest first, and give the path. They stay in the notebook.

    The file is whole or is not there, readable by its owner only, and not encrypted. Raises `Refused` unless
    the passphrase has just been typed.
    """
    only_confirmed(book)
    path = Path(file).expanduser().absolute()
    with sorted_errors():
        text = "\n\n".join(_told(book.connection))
    write_atomically(path, f"{text}\n".encode())
    return str(path)


REGISTRY["export_aside"] = Entry("export_aside", False, "", export_aside, export_aside)


def _told(connection: Connection) -> Iterator[str]:
    found, masking = outbox.aside(connection), Masking(connection)
    known = people(connection, {one.subject for one in found if one.subject})
    words = Readable(masking.names())
    for one in found:
        who = known[one.subject].name if one.subject in known else ""
        values = _masked(connection, masking, one)
        head = (who, words.about(one.kind, values), one.label, show_moment(here(one.at)))
        said = (
            _("{field}\u00a0: {value}").format(
                field=label(one.kind, name), value=words.value(one.kind, name, value)
            )
            for name, value in values.items()
        )
        why = _("Pourquoi le dépôt ne l’a pas pris\u00a0: {reason}").format(reason=one.reason)
        yield "\n".join((" · ".join(filter(None, head)), why, *said))


def _masked(connection: Connection, masking: Masking, one: outbox.SetAside) -> dict[str, Any]:
    """What was written, as it may leave the notebook: read with the rest of its record."""
    described = RECORDS.get(one.kind)
    if not described:
        return one.after
    held: dict[str, Record] = named(connection, described.cls, {one.record})
    if one.record not in held:
        return one.after
    shown = masking.masked(held[one.record])
    hidden = {f.name for f in fields(shown) if getattr(shown, f.name) != getattr(held[one.record], f.name)}
    return {n: getattr(shown, n) if n in hidden else value for n, value in one.after.items()}
