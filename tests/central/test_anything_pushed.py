"""Whatever a laptop that is let in sends: each change is taken or refused alone, and others still sync."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cad.central import keeping
from cad.domain.catalogue import RECORDS
from cad.domain.record import Kind
from cad.services import residents
from cad.store.reads.laptop import kept
from cad.sync import protocol
from tests.sync.office import Office

EXAMPLES = settings(
    max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
AT = "2026-11-22T10:00:00.000Z"
PEOPLE = [f"{number:032x}" for number in range(4)]
KINDS = sorted(RECORDS)
ODDLY = st.integers(0, 9).map(lambda drawn: drawn == 0)
"""Once in ten: most of what is sent is sound, or nothing of it would go far."""
MOMENTS = st.sampled_from([AT, "", "2026-11-22\x0010:00:00+00:00", "2026-11-22é10:00:00+00:00"]) | st.text()
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 64) - 1)
    | st.floats()
    | st.text()
    | st.binary(max_size=8)
    | st.sampled_from([*PEOPLE, "shared", "author", "given", AT]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def changes(draw: st.DrawFn) -> protocol.Change:
    """One change of a known kind or not, its fields filled as they should be or not."""
    kind = draw(st.sampled_from(["resident", *KINDS]))
    known = RECORDS[kind].fields
    after = {
        name: draw(st.sampled_from(PEOPLE) if name in POINTING else DATED.get(field.kind, SOUND[field.type]))
        for name, field in known.items()
        if draw(st.booleans()) or name == "resident"
    }
    if draw(ODDLY):
        after |= draw(
            st.dictionaries(st.sampled_from(sorted(known)) | st.text(max_size=8), VALUES, max_size=3)
        )
    number = draw(st.sampled_from(PEOPLE))
    record = number if kind == "resident" else f"{KINDS.index(kind) + 1:04x}{number[4:]}"
    odd = draw(ODDLY)
    return protocol.Change(
        draw(st.integers(-(1 << 63), (1 << 64) - 1) if odd else st.integers(1, 5)),
        draw(st.sampled_from(["nouveau", "", "é", "x" * 50])) if odd else kind,
        draw(st.text(max_size=40)) if odd and draw(st.booleans()) else record,
        draw(st.booleans()),
        draw(st.integers(-(1 << 63), (1 << 64) - 1) if odd else st.integers(0, 500)),
        draw(MOMENTS),
        protocol.as_raw(after),
        protocol.as_raw(draw(st.dictionaries(st.text(max_size=5), VALUES, max_size=2)) if odd else {}),
    )


POINTING = ("resident", "merged_into")
DATED: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.DAY: st.dates(date(1920, 1, 1), date(2090, 1, 1)).map(str) | st.just(""),
    Kind.TIME: st.sampled_from(["", "2026-11-22T10:00"]),
    Kind.PARTIAL: st.sampled_from(["", "1987", "1987-03", "1987-03-12"]),
    Kind.MOMENT: st.just(AT),
}
"""What no calendar has is refused."""
SOUND: dict[type, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["", "given", "shared", "author", "team", AT]) | st.text(max_size=8),
    bool: st.booleans(),
    int: st.integers(-5, 1 << 40),
    tuple: st.lists(st.text(max_size=5), max_size=2),
}
ACTS = st.builds(
    protocol.Act,
    st.uuids().map(lambda one: one.hex) | st.sampled_from(PEOPLE),
    st.text(),
    st.text(),
    MOMENTS,
    st.lists(changes(), max_size=5),
)


@pytest.mark.slow
def test_anything_a_laptop_sends(centre: Office) -> None:
    tampered, sound = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    residents.create_resident(sound.book, usage_name="Essai")
    sound.sync()
    token = kept(tampered.book.connection, "centre")["token"]
    taken: list[int] = []

    def ask(path: str, message: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}"}
        return centre.client().post(path, protocol.pack(message), headers)

    @EXAMPLES
    @given(st.lists(ACTS, max_size=3))
    def push(acts: list[protocol.Act]) -> None:
        answer = ask("/v1/push", protocol.Push(AT, acts))
        assert answer.status_code == 200
        refused = protocol.unpack(answer.content, protocol.Pushed).refused
        taken.append(sum(len(act.changes) for act in acts) - len(refused))
        assert ask("/v1/pull", protocol.Pull(0)).status_code == 200

    push()
    assert sum(taken) > 300
    sound.sync(whole=True)
    tampered.sync(whole=True)
    assert keeping.check(centre.database) == []
