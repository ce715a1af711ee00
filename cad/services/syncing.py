"""Joining a centre and exchanging with it: what the window and the command line call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser
from cad.domain.text import _
from cad.services.action import Done, Reading, query
from cad.services.notebook import Notebook, refuse_real_people
from cad.services.ways_in import only_confirmed
from cad.store import outbox
from cad.store.reads.laptop import kept


@dataclass(frozen=True, slots=True)
class Standing:
    """How this laptop stands with its centre: all of it in words a person can act on.

    `centre` is its address, "" when the laptop has joined none; `waiting` acts are not sent yet; `aside`
    changes could not be; `last` is when everything last went through; `trouble` what is wrong now, `away`
    whether it is only that nobody answers; `clock` by how many seconds this laptop’s clock is ahead of the
    centre’s, when that is worth a word.
    """

    centre: str
    territory: str
    waiting: int
    aside: int
    last: str
    trouble: str
    away: bool
    clock: int


@query
def standing(reading: Reading) -> Standing:
    """Where the exchange with the centre stands."""
    centre = kept(reading.connection, "centre", {})
    return Standing(
        centre.get("url", ""),
        centre.get("territory", ""),
        outbox.unsent_count(reading.connection),
        len(outbox.aside(reading.connection)),
        kept(reading.connection, "sync/last", ""),
        kept(reading.connection, "sync/trouble", ""),
        kept(reading.connection, "sync/away", False),
        kept(reading.connection, "sync/clock", 0),
    )


@query
def set_aside(reading: Reading) -> list[outbox.SetAside]:
    """What the centre could not take: it stays on this laptop, with the reason."""
    return outbox.aside(reading.connection)


@dataclass(frozen=True, slots=True)
class Admitted:
    """The centre at `url` lets this laptop in, as it `said`; nothing is written here yet."""

    url: str
    certificates: str
    said: Any


def enrol(
    book: Notebook, url: str, code: str, device: str, *, certificates: str = "", client: Any = None
) -> str:
    """Join the centre at `url` with the code read by its administrator; the name of the territory.

    Everything written here before is sent at the next sync. Raises `Refused` when a centre was joined
    already, in the demonstration, or when the code is worth nothing, and unless the passphrase has just been
    typed: whoever finds the laptop open would have all of it sent to a centre of theirs.
    """
    return settle_in(book, ask_in(book, url, code, device, certificates=certificates, client=client))


def ask_in(
    book: Notebook, url: str, code: str, device: str, *, certificates: str = "", client: Any = None
) -> Admitted:
    """The half of `enrol` that waits for the network; it may run in any thread."""
    from cad.sync.protocol import Enrol, Enrolled
    from cad.sync.transport import Transport

    only_confirmed(book)
    refuse_real_people(book)
    if kept(book.connection, "centre"):
        raise Refused(_("Cet ordinateur a déjà rejoint un dépôt."))
    transport = Transport(url, certificates=certificates, client=client)
    try:
        return Admitted(url, certificates, transport.ask("/v1/enrol", Enrol(code, device), Enrolled))
    finally:
        transport.close()


def settle_in(book: Notebook, admitted: Admitted) -> str:
    """The half of `enrol` that writes, in one transaction."""
    from cad.store.connection import transaction
    from cad.store.enrolling import belong_to, take_identity

    said, former, connection = admitted.said, _former(book), book.store.connection
    with transaction(connection):
        take_identity(
            connection, "organisation", former.organisation, said.organisation, said.organisation_name
        )
        take_identity(connection, "adviser", former.id, said.adviser, said.adviser_name)
        belong_to(connection, said.adviser, said.organisation)
        book.store.set("me", said.adviser)
        book.store.set(
            "centre",
            {
                "url": admitted.url, "token": said.token, "device": said.device,
                "territory": said.territory, "organisation": said.organisation,
                "certificates": admitted.certificates,
            },
        )  # fmt: skip
    book.me = said.adviser
    return str(said.territory)


def _former(book: Notebook) -> Adviser:
    """Who wrote here until now."""
    from cad.store.table import select

    return select(book.connection, Adviser, "id = ?", book.me)[0] if book.me else Adviser(id="")


def sync(
    book: Notebook,
    *,
    whole: bool = False,
    client: Any = None,
    going_on: Callable[[], bool] = lambda: True,
    asked_by: str = "sync",
) -> Done[Any]:
    """Exchange with the centre now. May run in any thread: it writes through a connection of its own.

    It stops, with what it has done, at the first page where `going_on` says no.

    Raises `Refused` when no centre was joined, or what the centre refuses; `MachineTrouble` when it is away.
    """
    from cad.store.connection import connect
    from cad.store.enrolling import mark_ours
    from cad.sync import run
    from cad.sync.transport import Transport

    centre = kept(book.connection, "centre", {})
    if not centre:
        raise Refused(_("Cet ordinateur n’a rejoint aucun dépôt\u00a0: tout reste ici. Voyez Réglages."))
    transport = Transport(
        centre["url"], centre["token"], certificates=centre["certificates"], client=client, going_on=going_on
    )
    connection = connect(book.store.folder.record, book.store.key)
    try:
        synced = run.sync(connection, transport, book.now, whole=whole)
        mark_ours(connection, centre["organisation"])
    finally:
        connection.close()
        transport.close()
    done = Done(synced, "", synced.changed, asked_by)
    book.tell(done)
    return done
