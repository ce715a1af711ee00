"""What the centre could not take: it stays on this laptop, in words, and may be sent again once mended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cad.domain.clock import here
from cad.services.action import REGISTRY, Entry, Reading, query
from cad.services.notebook import Notebook
from cad.services.readable import Readable, labels
from cad.store import outbox
from cad.store.reads.people import Person, people


@dataclass(frozen=True, slots=True)
class Aside:
    """One change set aside: by which act (`label`), about whom and what, which `fields`, why, and when.

    `kind` and `record` say what one opens to mend it.
    """

    kind: str
    record: str
    label: str
    person: Person | None
    about: str
    fields: str
    reason: str
    at: str


@query
def what_is_aside(reading: Reading) -> list[Aside]:
    """Everything that was set aside, oldest first."""
    found = outbox.aside(reading.connection)
    known = people(reading.connection, {one.subject for one in found if one.subject})
    words = Readable(reading.connection)
    return [_shown(words, one, known) for one in found]


def _shown(words: Readable, one: outbox.SetAside, known: Mapping[str, Person]) -> Aside:
    after: Mapping[str, Any] = one.after
    return Aside(
        one.kind,
        _mended_in(one),
        one.label,
        known.get(one.subject),
        words.about(one.kind, after),
        labels(one.kind, after),
        one.reason,
        here(one.at),
    )


def _mended_in(one: outbox.SetAside) -> str:
    """The record whose page it is mended on: a service is on that of its organisation."""
    about = {"service": "organisation", "referral_event": "referral"}.get(one.kind, "")
    return str(one.after.get(about, "")) if about else one.record


def send_aside_again(book: Notebook) -> None:
    """Let what was set aside go with the next exchange; what is still refused comes back with its reason."""
    outbox.retry(book.store.connection)


REGISTRY["send_aside_again"] = Entry("send_aside_again", True, "", send_aside_again, send_aside_again)
