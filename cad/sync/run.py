"""One whole sync, from the first word to « tout est envoyé »."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cad.domain.clock import Now, utc
from cad.domain.errors import CadError, MachineTrouble
from cad.domain.text import _
from cad.store import outbox
from cad.store.connection import Connection
from cad.sync import contact, endings, files, stages
from cad.sync.state import State
from cad.sync.transport import NoNetwork, ShutOut, Transport

VERIFY_EVERY = timedelta(hours=20)
"""Comparing everything reads everything: once a working day, and whenever it is asked for."""
WRONG_CLOCK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Synced:
    """How many changes were `sent`, what `changed` here, how many acts `waiting`, changes `aside`, are left.

    `clock` is by how many seconds this laptop’s clock is ahead of the centre’s, when that is worth a word.
    """

    sent: int
    changed: frozenset[tuple[str, str]]
    waiting: int
    aside: int
    clock: int


def sync(connection: Connection, transport: Transport, now: Now, *, whole: bool = False) -> Synced:
    """Send, receive, leave, verify. `whole`: verify even if it was done today.

    Raises what the transport raises; what was done before that is kept, and the next sync goes on from there.
    """
    state = State(connection)
    try:
        return _sync(connection, transport, now, whole, state)
    except CadError as trouble:
        contact.note(connection, utc(now()))
        if not (isinstance(trouble, NoNetwork) and state.get("out", False)):
            out = isinstance(trouble, ShutOut)
            revoked = isinstance(trouble, ShutOut) and trouble.revoked
            away = isinstance(trouble, MachineTrouble)
            state.set(trouble=str(trouble), away=away, out=out, revoked=revoked)
        state.set(tried=utc(now()))
        raise


def _sync(connection: Connection, transport: Transport, now: Now, whole: bool, state: State) -> Synced:
    if not transport.has_token:
        raise ShutOut(no_token())
    welcome = stages.handshake(connection, transport, now)
    sent = stages.push(connection, transport, now)
    changed = stages.pull(connection, transport)
    changed |= stages.leave(connection)
    changed |= endings.hear(connection, transport, welcome)
    if whole or _due(state.get("verified", ""), now):
        changed |= stages.verify(connection, transport)
        state.set(verified=utc(now()))
    ahead = now() - datetime.fromisoformat(welcome.now)
    clock = int(ahead.total_seconds()) if abs(ahead) > WRONG_CLOCK else 0
    files.send(connection, transport)
    files.fetch(connection, transport)
    contact.met(state, welcome)
    state.set(last=utc(now()), tried=utc(now()), trouble="", away=False, clock=clock)
    state.set(out=False, revoked=False)
    return Synced(
        sent,
        frozenset(changed),
        outbox.unsent_count(connection),
        len(outbox.aside(connection)),
        clock,
    )


def no_token() -> str:
    """What a notebook is told that was put back on another computer, or whose keyring does not open."""
    return _(
        "Ce carnet n’a plus ce qui l’admet au dépôt\u00a0: il vient d’une sauvegarde, ou le trousseau du "
        "système est fermé. Ouvrez le trousseau, ou demandez un nouveau code à votre responsable et "
        "rejoignez le dépôt. Rien n’est perdu."
    )


def _due(verified: str, now: Now) -> bool:
    return not verified or abs(now() - datetime.fromisoformat(verified)) > VERIFY_EVERY
