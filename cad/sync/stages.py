"""The stages of a sync, each resumable: handshake, push, pull and apply, leave, verify."""

import json
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace

from msgspec import Raw
from msgspec.json import decode

from cad.domain.clock import Now, utc
from cad.domain.marks import total
from cad.domain.text import _
from cad.store import holding, incoming, leaving, outbox
from cad.store.beside import beside
from cad.store.collector import collector_paused
from cad.store.connection import Connection, transaction
from cad.sync import protocol
from cad.sync.state import State
from cad.sync.transport import Transport

Changed = set[tuple[str, str]]
_UnderWay = tuple[Sequence[outbox.Waiting], Future[protocol.Pushed]]
AHEAD = 2
"""How many batches are sent and not answered: the order in which they are taken is the centre’s care."""
SENT = 2_500
"""Changes in one batch: few enough that the centre soon has one to store, and not too many messages."""
FIRST = 1_200
"""Records in the first page: this laptop writes them while the centre makes a whole page ready."""


def handshake(connection: Connection, transport: Transport, now: Now) -> protocol.Welcome:
    """Say hello. A centre restored from a backup is filled again with what this laptop had sent it since."""
    hello = protocol.Hello(protocol.PROTOCOL, utc(now()))
    welcome = transport.ask("/v1/handshake", hello, protocol.Welcome)
    state = State(connection)
    since, epoch = state.get("since", 0), state.get("epoch", "")
    if epoch and (epoch != welcome.epoch or since > welcome.version):
        reached = min(since, welcome.restored_at if epoch != welcome.epoch else welcome.version)
        with transaction(connection):
            outbox.send_again_after(connection, reached)
            state.set(since=reached, page=None)
    state.set(epoch=welcome.epoch, role=welcome.role)
    return welcome


@collector_paused()
def push(connection: Connection, transport: Transport, now: Now) -> int:
    """Send everything that waits, a batch at a time; how many changes went.

    While the centre stores a batch it reads the next one, and this laptop makes ready the one after.
    """
    sent, last, under_way = 0, 0, deque[_UnderWay]()
    with beside(AHEAD) as lines:

        def send(batch: Sequence[outbox.Waiting], follows: protocol.Place | None) -> Future[protocol.Pushed]:
            message = protocol.Push(utc(now()), list(_acts(batch)), follows)
            return lines.submit(transport.ask, "/v1/push", message, protocol.Pushed)

        def send_next() -> bool:
            nonlocal last
            batch = _batch(connection, last)
            if batch:
                before = under_way[-1][0][-1] if under_way else None
                follows = protocol.Place(before.act, before.pk) if before else None
                under_way.append((batch, send(batch, follows)))
                last = batch[-1].pk
            return bool(batch)

        while True:
            while len(under_way) < AHEAD and send_next():
                pass
            if not under_way:
                return sent
            batch, answer = under_way.popleft()
            pushed = answer.result()
            if pushed.early:  # it overtook the one before, which is answered now
                pushed = send(batch, None).result()
            sent += _note(connection, batch, pushed)
            last = last if under_way else 0


def _batch(connection: Connection, last: int) -> Sequence[outbox.Waiting]:
    """What one message takes of the changes past `last`; what no message takes is set aside at once."""
    waiting = outbox.waiting(connection, last, SENT)
    aside = outbox.begun_aside(connection, [one.record for one in waiting])
    held = {one.pk: aside[one.record] for one in waiting if one.record in aside}
    for place, one in enumerate(waiting):
        if len(one.after) > protocol.LONGEST // 4:  # signs of up to four bytes
            waiting[place] = one = replace(one, after=outbox.as_now(connection, one))
            if len(one.after.encode()) > protocol.LONGEST:
                held[one.pk] = _("Un champ est trop long pour être partagé\u00a0: raccourcissez-le.")
    if held:
        with transaction(connection):
            for pk, reason in held.items():
                outbox.set_aside(connection, pk, reason)
        return _batch(connection, last)
    return waiting[: protocol.fitting(len(one.after) + len(one.before) for one in waiting)]


def _note(connection: Connection, batch: Sequence[outbox.Waiting], pushed: protocol.Pushed) -> int:
    """What became of a batch; how many of its changes the centre took."""
    refused = {one.n: one.reason for one in pushed.refused}
    with transaction(connection):
        outbox.mark_sent(connection, [one.pk for one in batch if one.pk not in refused], pushed.version)
        for pk, reason in refused.items():
            outbox.set_aside(connection, pk, reason)
    return len(batch) - len(refused)


def _acts(batch: Sequence[outbox.Waiting]) -> Iterator[protocol.Act]:
    """The changes under their acts, in order."""
    current: protocol.Act | None = None
    for one in batch:
        if current is None or current.id != one.act:
            if current:
                yield current
            current = protocol.Act(one.act, one.name, one.label, one.at, [])
        after = Raw(one.after)
        before = Raw(one.before) if len(one.before) < protocol.LONGEST else protocol.NOTHING  # never shared
        current.changes.append(
            protocol.Change(
                one.pk, one.kind, one.record, one.created, one.base, one.created_at, after, before
            )
        )
    if current:
        yield current


@collector_paused()
def pull(connection: Connection, transport: Transport) -> Changed:
    """Receive page after page; each is applied in one transaction with the place to resume from.

    While a page is applied, the centre makes the next one ready.
    """
    state, changed = State(connection), set()
    since = state.get("since", 0)
    page = state.get("page", None) or {"target": 0, "phase": "changes", "after": 0}
    with beside() as line:

        def ask(limit: int = protocol.BATCH) -> Future[protocol.Pulled]:
            asked = protocol.Pull(since=since, limit=limit, **page)
            return line.submit(transport.ask, "/v1/pull", asked, protocol.Pulled)

        coming = ask(FIRST)
        while True:
            answer = coming.result()
            page = {"target": answer.target, "phase": answer.phase, "after": answer.after}
            rows = [*answer.rows, *_whole(connection, transport, answer.rows)]
            if not answer.done:
                coming = ask()
            with transaction(connection):
                changed |= apply(connection, rows)
                _expect(state, {row.id for row in answer.rows}, answer.left)
                state.set(since=answer.target if answer.done else since, page=None if answer.done else page)
            if answer.done:
                return changed


def _whole(connection: Connection, transport: Transport, rows: Sequence[protocol.Row]) -> list[protocol.Row]:
    """In full, what the centre believed to be here in part: this laptop left it since, or was restored."""
    wanted = holding.absent(connection, [(row.kind, row.id) for row in rows if not row.whole])
    return [row for some in _repaired(transport, wanted) for row in some]


def _repaired(transport: Transport, wanted: Sequence[str]) -> Iterator[Sequence[protocol.Row]]:
    """These records in full, some at a time; those that the centre does not give are not for this laptop."""
    for start in range(0, len(wanted), protocol.BATCH):
        waiting = {*wanted[start : start + protocol.BATCH]}
        while waiting:
            rows = transport.ask("/v1/repair", protocol.Repair(sorted(waiting)), protocol.Pulled).rows
            if not rows:
                break
            yield rows
            waiting -= {row.id for row in rows}


def _expect(state: State, received: set[str], left: Sequence[str]) -> None:
    """What must leave, once nothing of it is unsent; not what has just been let in again."""
    before = set(state.get("leaving", []))
    after = before - received | {*left}
    if after != before:
        state.set(leaving=sorted(after))


def apply(connection: Connection, rows: Sequence[protocol.Row]) -> Changed:
    """Write the rows received. Call in a transaction."""
    return incoming.write(
        connection,
        [
            incoming.Received(r.kind, r.id, r.version, r.whole, r.created_at, decode(r.values), r.by, r.at)
            for r in rows
        ],
    )


def leave(connection: Connection) -> Changed:
    """Take off the laptop what it may no longer hold, now or, when something of it is unsent, later."""
    state = State(connection)
    asked = state.get("leaving", [])
    if not asked:
        return set()
    with transaction(connection):
        waiting, removed = leaving.leave(connection, asked)
        state.set(leaving=waiting)
    return removed


def verify(connection: Connection, transport: Transport) -> Changed:
    """Compare what is held with the scope at the centre; mend each difference alone."""
    state = State(connection)
    changed, mended = set[tuple[str, str]](), 0
    while True:
        held = holding.marks(connection)
        sums = {name: total(marks) for name, marks in held.items()}
        found = transport.ask(
            "/v1/digest", protocol.Digest(state.get("since", 0), sums), protocol.Differences
        )
        count, some = _mend(connection, transport, held, found.buckets)
        mended, changed = mended + count, changed | some
        if not (found.more and count):
            state.set(mended=mended)
            return changed


def _mend(
    connection: Connection, transport: Transport, held: holding.Marks, differ: holding.Marks
) -> tuple[int, Changed]:
    """How many records differed, and what changed; what is unsent here is left as it is."""
    ours = {record: one for name in differ for record, one in held.get(name, {}).items()}
    theirs = {record: one for marks in differ.values() for record, one in marks.items()}
    pending = outbox.unsent_records(connection, sorted({*ours, *theirs}))
    missing = sorted(r for r, m in theirs.items() if ours.get(r) != m and r not in pending)
    extra = sorted(r for r in ours if r not in theirs and r not in pending)
    changed: Changed = set()
    for rows in _repaired(transport, missing):
        with transaction(connection):
            # a lost row may have left its own words
            leaving.forget_texts(connection, json.dumps([row.id for row in rows]))
            changed |= apply(connection, rows)
    if extra:
        with transaction(connection):
            changed |= leaving.leave(connection, extra)[1]
    return len(missing) + len(extra), changed
