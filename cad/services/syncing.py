"""Joining a centre and exchanging with it: what the window and the command line call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cad.domain.clock import utc
from cad.domain.errors import Refused
from cad.domain.organisation import Adviser
from cad.domain.text import _, n_
from cad.services import joining
from cad.services.action import Done, Reading, query
from cad.services.notebook import Notebook, refuse_real_people
from cad.services.token import forget_token, keep_token, token_of
from cad.services.ways_in import only_confirmed
from cad.store import outbox
from cad.store.reads.laptop import kept


@dataclass(frozen=True, slots=True)
class Standing:
    """How this laptop stands with its centre: all of it in words a person can act on.

    `centre` is its address, "" when the laptop has joined none; `waiting` acts are not sent yet; `aside`
    changes could not be; `last` is when everything last went through; `trouble` what is wrong now, `away`
    whether it is only that nobody answers, `out` whether the centre lets this laptop in no more, until it
    joins again, `revoked` whether it is because somebody said so there; `clock` by how many seconds this
    laptop’s clock is ahead of the centre’s, when that is worth a word; `days_left` before this notebook opens
    only after an exchange, None when that is far.
    """

    centre: str
    territory: str
    waiting: int
    aside: int
    last: str
    trouble: str
    away: bool
    clock: int
    out: bool = False
    days_left: int | None = None
    revoked: bool = False


@query
def standing(reading: Reading) -> Standing:
    """Where the exchange with the centre stands."""
    return stands(reading)


def stands(reading: Reading) -> Standing:
    """See `standing`."""
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
        kept(reading.connection, "sync/out", False),
        _near_limit(reading) if centre else None,
        kept(reading.connection, "sync/revoked", False),
    )


def _near_limit(reading: Reading) -> int | None:
    from cad.sync.contact import WARNED_DAYS, days_left

    left = days_left(reading.connection, reading.moment)
    return left if left is not None and left <= WARNED_DAYS else None


@query
def set_aside(reading: Reading) -> list[outbox.SetAside]:
    """What the centre could not take: it stays on this laptop, with the reason."""
    return outbox.aside(reading.connection)


@dataclass(frozen=True, slots=True)
class Admitted:
    """The centre at `url` lets this laptop in, as it `said`; nothing is written in the record yet.

    `token` is what the record must hold of it, "" when the keyring holds it.
    """

    url: str
    certificates: str
    said: Any
    token: str


def enrol(
    book: Notebook, url: str, code: str, device: str, *, certificates: str = "", client: Any = None
) -> str:
    """Join the centre at `url` with the code read by its administrator; the name of the territory.

    Everything written here before is sent at the next sync. A laptop that its centre lets in no more joins
    again in the same way: it keeps its adviser, and everything that waits. Raises `Refused` when a centre was
    joined already, in the demonstration, or when the code is worth nothing, and unless the passphrase has
    just been typed: whoever finds the laptop open would have all of it sent to a centre of theirs.
    """
    joining.get_ready(book)
    return settle_in(book, ask_in(book, url, code, device, certificates=certificates, client=client))


def ask_in(
    book: Notebook, url: str, code: str, device: str, *, certificates: str = "", client: Any = None
) -> Admitted:
    """The half of `enrol` that waits for the network; it may run in any thread, once `joining` is ready."""
    from cad.sync.protocol import Enrol, Enrolled, fingerprint
    from cad.sync.transport import Transport

    only_confirmed(book)
    refuse_real_people(book)
    former = kept(book.connection, "centre", {})
    if former and not kept(book.connection, "sync/out", False) and token_of(former):
        raise Refused(_("Cet ordinateur a déjà rejoint un dépôt."))
    certificates = certificates or former.get("certificates", "")
    transport = Transport(url, certificates=certificates, client=client)
    try:
        own = joining.identity(book, code)
        asked = Enrol(code, device, book.me if former else "", own.device, fingerprint(own.token))
        said = transport.ask("/v1/enrol", asked, Enrolled)
    finally:
        transport.close()
    token = said.token or own.token  # a centre older than this chooses one itself
    return Admitted(url, certificates, said, keep_token(said.device, token))


def settle_in(book: Notebook, admitted: Admitted) -> str:
    """The half of `enrol` that writes, in one transaction.

    Raises `Refused` when the code was that of somebody else than who wrote here since it joined before.
    """
    from cad.store.connection import transaction
    from cad.store.enrolling import belong_to, take_identity
    from cad.sync import contact

    said, former, connection = admitted.said, _former(book), book.store.connection
    before = kept(book.connection, "centre", {})
    if before and said.adviser != former.id:
        forget_token(said.device)
        raise Refused(
            _(
                "Ce carnet est celui de {name}, et ce code d’un autre compte\u00a0: demandez-en un au sien."
            ).format(name=former.name)
        )
    with transaction(connection):
        if not before:
            take_identity(
                connection, "organisation", former.organisation, said.organisation, said.organisation_name
            )
            take_identity(connection, "adviser", former.id, said.adviser, said.adviser_name)
        belong_to(connection, said.adviser, said.organisation)
        contact.joined(connection, utc(book.now()))
        book.store.set(joining.KEPT, "")
        book.store.set("me", said.adviser)
        book.store.set(
            "centre",
            {
                "url": admitted.url, "token": admitted.token, "device": said.device,
                "territory": said.territory, "organisation": said.organisation,
                "certificates": admitted.certificates,
            },
        )  # fmt: skip
    book.me = said.adviser
    if before:
        forget_token(before["device"])
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
    from cad.services.met_twice import look
    from cad.store.connection import connect
    from cad.store.enrolling import mark_ours
    from cad.store.laptop import keep
    from cad.store.reads.today import MET_TWICE
    from cad.sync import run
    from cad.sync.transport import Transport

    centre = kept(book.connection, "centre", {})
    if not centre:
        raise Refused(_("Cet ordinateur n’a rejoint aucun dépôt\u00a0: tout reste ici. Voyez Réglages."))
    transport = Transport(
        centre["url"], token_of(centre), certificates=centre["certificates"], client=client, going_on=going_on
    )
    connection = connect(book.store.folder.record, book.store.key)
    try:
        synced = run.sync(connection, transport, book.now, whole=whole)
        mark_ours(connection, centre["organisation"])
        people = {record for kind, record in synced.changed if kind == "resident"}
        keep(connection, {MET_TWICE: look(connection, people)})
    finally:
        connection.close()
        transport.close()
    book.overdue = False
    done = Done(synced, "", synced.changed, asked_by)
    book.tell(done)
    return done


def catch_up(book: Notebook, *, client: Any = None, going_on: Callable[[], bool] = lambda: True) -> None:
    """The exchange without which an `overdue` notebook shows nothing; it then may be opened.

    Raises what prevents it, as `sync` does: the notebook keeps all it holds, and stays closed.
    """
    from cad.sync.transport import Stopped

    try:
        sync(book, client=client, going_on=going_on)
    except Stopped as stopped:
        raise Refused(_("L’échange a été interrompu\u00a0: il reprendra où il en était.")) from stopped


def overdue_words(book: Notebook) -> str:
    """Why this notebook exchanges before it opens."""
    from cad.sync.protocol import LOCK_AFTER_DAYS

    limit = kept(book.connection, "sync/lock_after_days", LOCK_AFTER_DAYS)
    return n_(
        "Plus de {n} jour sans échange avec le dépôt\u00a0: ce carnet s’ouvre après un échange.",
        "Plus de {n} jours sans échange avec le dépôt\u00a0: ce carnet s’ouvre après un échange.",
        limit,
    )


def join_again(sure: Notebook, code: str, *, client: Any = None) -> None:
    """Join anew the centre that lets this laptop in no more, with a code of the same account.

    Raises as `enrol` does.
    """
    import platform

    centre = kept(sure.connection, "centre")
    name = platform.node() or _("ordinateur")
    enrol(sure, centre["url"], code, name, certificates=centre["certificates"], client=client)
