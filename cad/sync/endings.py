"""Hearing whose file is near its end, once after each look of the centre for them."""

from cad.store.connection import Connection, transaction
from cad.sync import protocol
from cad.sync.state import State
from cad.sync.transport import Transport


def hear(connection: Connection, transport: Transport, welcome: protocol.Welcome) -> set[tuple[str, str]]:
    """Keep what the centre says of those whose file is here; for whom it is new, as ("ending", id)."""
    state = State(connection)
    if welcome.looked in ("", state.get("looked", "")):  # "": it never looked, or is older than this question
        return set()
    asked = protocol.EndingsAsked()
    told = [(e.person, e.last, e.until) for e in transport.ask("/v1/endings", asked, protocol.Endings).people]
    before = {tuple(one) for one in state.get("endings", [])}
    with transaction(connection):
        state.set(looked=welcome.looked, endings=told)
    return {("ending", person) for person, _last, _until in before ^ {*told}}
