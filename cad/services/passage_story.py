"""What drop-ins and outreach tell in a person’s timeline: that they came by, if nothing was written of it."""

from collections.abc import Iterator, Sequence

from cad.domain.queue import standing
from cad.domain.session import DROP_IN, LEFT, NATURES, Passage, Session
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.action import Reading
from cad.services.timeline import TimelineEntry
from cad.store.reads import sessions as reads
from cad.store.reads.residents import named, of_person


def told(reading: Reading, ids: Sequence[str], written: frozenset[str]) -> Iterator[TimelineEntry]:
    """Every passage of a person (all their identities) but at the sessions an encounter was `written` of."""
    known = {_survivor(reading, session) for session in written if session}
    came = of_person(reading.connection, Passage, ids)
    passages = [one for one in came if _survivor(reading, one.session) not in known]
    sessions = named(reading.connection, Session, {one.session for one in passages})
    for one in passages:
        if one.session in sessions:
            yield _passage(reading, one, sessions[one.session])


def _survivor(reading: Reading, session: str) -> str:
    return reads.family(reading.connection, session)[0]


def _passage(reading: Reading, one: Passage, session: Session) -> TimelineEntry:
    left = one.nature == DROP_IN and standing(reads.moves_of(reading.connection, one.id))[0] == LEFT
    state = _("parti·e sans être vu·e") if left else ""
    title = " · ".join(filter(None, (NATURES[session.nature], session.name, state)))
    themes = ", ".join(BY_KEY[key].short for key in one.themes if key in BY_KEY)
    text = " · ".join(filter(None, (themes, one.reason)))
    return TimelineEntry(one.at, "passage", f"{session.id}:{one.id}", title, text, themes=one.themes)
