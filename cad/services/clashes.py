"""Divergences: one field that two people wrote without either knowing, settled once for all by a person."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cad.domain.catalogue import RECORDS
from cad.domain.clash import Clash
from cad.domain.clock import here
from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.record import Record
from cad.domain.resident import Document
from cad.domain.text import _
from cad.domain.transfer import Transfer
from cad.services import typed_values
from cad.services.action import Reading, action, query
from cad.services.readable import Readable, field_of, label, options
from cad.services.transfers import follow
from cad.services.visible import readable
from cad.store.connection import Connection
from cad.store.reads import clashes as reads
from cad.store.reads.people import Person, people
from cad.store.reads.residents import identities, named
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two values in words, who wrote it, on which laptop, and the local time as it said it."""

    shown: str
    by: str
    laptop: str
    at: str


@dataclass(frozen=True, slots=True)
class OpenClash:
    """A divergence to settle. `about` says which record, `field` which field, in French.

    `kept` was set aside, `current` is in the record, unless `since` says what was written there afterwards.
    `write` is how another value is typed (a `Kind` by its value, "" when there are only these two), among
    `options` when there are some, starting from `typed`.
    """

    id: str
    person: Person | None
    kind: str
    record: str
    about: str
    field: str
    kept: Version
    current: Version
    since: str
    write: str
    options: tuple[tuple[str, str], ...]
    typed: str


@query
def open_clashes(reading: Reading) -> list[OpenClash]:
    """What waits to be settled, oldest first."""
    return all_open(reading)


def open_about(reading: Reading, ids: Sequence[str]) -> tuple[str, ...]:
    """Those about one person (all their identities), within another question; the oldest first."""
    found = reads.open_ones(reading.connection)
    return tuple(one.id for one in found if one.resident in ids and may_read(reading, one))


def all_open(reading: Reading) -> list[OpenClash]:
    """The same, within another question."""
    found = [one for one in reads.open_ones(reading.connection) if may_read(reading, one)]
    known = people(reading.connection, {one.resident for one in found if one.resident})
    words = Readable(reading.connection)
    return [_shown(reading.connection, words, one, known.get(one.resident)) for one in found]


def may_read(reading: Reading, clash: Clash) -> bool:
    """A divergence says as much as the note it is about."""
    cls = {"note": Note, "document": Document}.get(clash.kind)
    if not cls:
        return True
    held: Any = list(named(reading.connection, cls, {clash.record}).values())
    return bool(held and readable(reading, held, identities(reading.connection, clash.resident)))


def _shown(connection: Connection, words: Readable, clash: Clash, person: Person | None) -> OpenClash:
    held = record_of(connection, clash)
    values = {name: getattr(held, name) for name in RECORDS[clash.kind].fields} if held else {}
    kept, current = (json.loads(said) for said in (clash.kept, clash.current))
    now = values.get(clash.name, current)
    item = field_of(clash.kind, clash.name)
    said = [words.value(clash.kind, clash.name, value) for value in (kept, current, now)]
    return OpenClash(
        clash.id,
        person,
        clash.kind,
        clash.record,
        words.about(clash.kind, values),
        label(clash.kind, clash.name),
        _version(words, said[0], clash.kept_by, clash.kept_on, clash.kept_at),
        _version(words, said[1], clash.current_by, clash.current_on, clash.current_at),
        "" if said[2] in said[:2] else said[2],
        typed_values.way(item),
        tuple(options(item).items()) if item else (),
        typed_values.as_typed(now),
    )


def _version(words: Readable, said: str, by: str, laptop: str, at: str) -> Version:
    return Version(said, words.name("adviser", by), laptop, here(at) if at else "")


def record_of(connection: Connection, clash: Clash) -> Record | None:
    """What a divergence is about; None when it is not here, or of a kind only a newer version knows."""
    if clash.kind not in RECORDS:
        return None
    found: dict[str, Record] = named(connection, RECORDS[clash.kind].cls, {clash.record})
    return found.get(clash.record)


@action(_("Régler la divergence"))
def settle_clash(
    work: Work, clash: str, choice: Literal["kept", "current", "other"], value: str = ""
) -> Clash:
    """Write the value retained: one of the two, or another, `value` (then `choice` is "other").

    Raises `Refused` when somebody settled it meanwhile, or when the value does not fit the field.
    """
    one = work.get(Clash, clash)
    if one.state != "open":
        who = Readable(work.connection).name("adviser", one.settled_by)
        raise Refused(_("Cette divergence a déjà été réglée par {who}.").format(who=who))
    record = record_of(work.connection, one)
    item = field_of(one.kind, one.name)
    if record is None or item is None:
        raise Refused(_("Ce carnet ne connaît pas ce champ\u00a0: installez la nouvelle version."))
    if choice == "other":
        chosen = typed_values.read(work, record, item, value)
    else:
        chosen = item.check(json.loads(one.kept if choice == "kept" else one.current))
    _respect_refusal(one, chosen)
    written = work.change(record, **{one.name: chosen})
    if isinstance(written, Transfer) and one.name == "state":
        follow(work, written)
    said = json.dumps(chosen, ensure_ascii=False, separators=(",", ":"))
    return work.change(one, state="settled", chosen=said, settled_by=work.by)


def _respect_refusal(clash: Clash, chosen: Any) -> None:
    """Where one of the two wrote down a no, only a new consent may say yes."""
    if clash.kind == "consent" and clash.name == "state" and chosen == "given":
        raise Refused(
            _(
                "Un refus ou un retrait est la parole de la personne\u00a0: gardez-le. "
                "Si elle accepte à nouveau, notez son nouvel accord."
            )
        )
