"""What is not a laptop of ours is refused cheaply, with a sentence, and the log holds but numbers."""

import logging
import random
from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest
import zstandard

from cad.central import accounts, tables
from cad.central.app import ASKED
from cad.domain.encounter import Note
from cad.domain.ids import new_id
from cad.domain.journey import Step
from cad.domain.resident import Resident
from cad.services import encounters, journeys, residents
from cad.store.reads.laptop import kept
from cad.store.table import select
from cad.sync import protocol
from tests.sync.office import NOW, Laptop, Office

pytestmark = pytest.mark.slow
PATHS = [*ASKED, "/v1/enrol"]
AT = "2026-11-22T10:00:00.000Z"
LATER = 1 << 40


def token(laptop: Laptop) -> str:
    return str(kept(laptop.book.connection, "centre")["token"])


def ask(office: Office, path: str, body: bytes, bearer: str = "") -> httpx.Response:
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    return office.client().post(path, content=body, headers=headers)


def push(office: Office, laptop: Laptop, *changes: protocol.Change, act: str = "") -> protocol.Pushed:
    """Whatever one likes, sent with a good token."""
    message = protocol.Push(AT, [protocol.Act(act or new_id(), "x", "x", AT, list(changes))])
    answer = ask(office, "/v1/push", protocol.pack(message), token(laptop))
    assert answer.status_code == 200, answer.status_code
    return protocol.unpack(answer.content, protocol.Pushed)


def change(
    n: int, kind: str, record: str, after: dict[str, Any], *, base: int = 0, created: bool = True
) -> Any:
    return protocol.Change(n, kind, record, created, base, AT, protocol.as_raw(after), protocol.NOTHING)


def changes_of(office: Office, record: str) -> int:
    with office.database.read() as connection:
        return len(connection.execute(tables.change.select().where(tables.change.c.record == record)).all())


def bodies() -> dict[str, bytes]:
    """Everything a body can be wrong by."""
    noise = random.Random(3).randbytes(4_000)
    deep = b"[" * 50_000 + b"]" * 50_000
    return {
        "empty": b"",
        "noise": noise,
        "not compressed": msgspec.json.encode({"now": AT, "acts": []}),
        "truncated": protocol.pack(protocol.Push(AT, []))[:-3],
        "another shape": zstandard.compress(msgspec.json.encode([1, 2, 3])),
        "compressed noise": zstandard.compress(noise),
        "deep": zstandard.compress(deep),
        "bomb": zstandard.compress(bytes(300 << 20)),
        "bombs": zstandard.compress(bytes(7 << 20)) * 40,
    }


@pytest.mark.parametrize("path", PATHS)
def test_a_body_that_is_not_ours_is_refused(centre: Office, path: str) -> None:
    bearer = token(centre.laptop("Anne", "We Ker"))
    for name, body in bodies().items():
        answer = ask(centre, path, body, bearer)
        assert 400 <= answer.status_code < 500, f"{name}: {answer.status_code}"
        assert protocol.unpack(answer.content, protocol.Trouble).reason


@pytest.mark.parametrize("path", PATHS)
def test_a_body_too_long_is_given_up(centre: Office, path: str) -> None:
    bearer = token(centre.laptop("Anne", "We Ker"))
    assert ask(centre, path, bytes(protocol.LARGEST_BODY + 1), bearer).status_code == 413


@pytest.mark.parametrize("path", [*ASKED])
@pytest.mark.parametrize("bearer", ["", "x", "é", "\x00", "a" * 5_000, "%00' OR 1=1 --"])
def test_a_wrong_token_reads_nothing(centre: Office, path: str, bearer: str) -> None:
    kind = ASKED[path][0]
    body = protocol.pack(_least(kind))
    headers = [(b"authorization", b"Bearer " + bearer.encode("latin-1", "replace"))]
    answer = centre.client().post(path, content=body, headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 401


def _least(kind: type[Any]) -> Any:
    empty: dict[Any, Any] = {int: 0, str: "", list: [], dict: {}}
    given = {
        field.encode_name: empty[getattr(field.type, "__origin__", field.type)]
        for field in msgspec.structs.fields(kind)
        if field.required
    }
    return kind(**given)


def test_a_revoked_laptop_neither_reads_nor_writes(centre: Office) -> None:
    a = centre.laptop("Anne", "We Ker")
    device = kept(a.book.connection, "centre")["device"]
    accounts.revoke(centre.database, centre.place, device, NOW)
    for path, (kind, _answer) in ASKED.items():
        assert ask(centre, path, protocol.pack(_least(kind)), token(a)).status_code == 401


def test_an_older_protocol_is_told_to_update(centre: Office) -> None:
    a = centre.laptop("Anne", "We Ker")
    for spoken in (0, -1):
        answer = ask(centre, "/v1/handshake", protocol.pack(protocol.Hello(spoken, AT)), token(a))
        assert answer.status_code == 409


def test_a_newer_protocol_is_answered_in_ours(centre: Office) -> None:
    a = centre.laptop("Anne", "We Ker")
    answer = ask(centre, "/v1/handshake", protocol.pack(protocol.Hello(99, AT)), token(a))
    assert protocol.unpack(answer.content, protocol.Welcome).protocol == protocol.PROTOCOL


def test_a_push_played_again_changes_nothing(centre: Office) -> None:
    a = centre.laptop("Anne", "We Ker")
    who, act = new_id(), new_id()
    for _time in range(3):
        push(centre, a, change(1, "resident", who, {"first_name": "Awa"}), act=act)
    assert changes_of(centre, who) == 1


def test_one_act_twice_in_one_push_is_done_once(centre: Office) -> None:
    a = centre.laptop("Anne", "We Ker")
    who = new_id()
    act = protocol.Act(new_id(), "x", "x", AT, [change(1, "resident", who, {"first_name": "Awa"})])
    answer = ask(centre, "/v1/push", protocol.pack(protocol.Push(AT, [act, act])), token(a))
    assert answer.status_code == 200
    assert changes_of(centre, who) == 1


def test_the_act_of_another_laptop_is_refused(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    act = new_id()
    push(centre, a, change(1, "resident", new_id(), {"first_name": "Awa"}), act=act)
    answer = push(centre, b, change(1, "resident", new_id(), {"first_name": "Awa"}), act=act)
    assert len(answer.refused) == 1


WRONG = {
    "an object for a text": {"first_name": {"a": 1}},
    "a number of a hundred digits": {"new_field": 10**100},
    "a number for a text": {"first_name": 3},
    "numbers in a list": {"phones": [1]},
    "too long": {"first_name": "x" * 300_000},
    "a nul": {"first_name": "a\0b"},
    "a long name": {"x" * 100: ""},
}


@pytest.mark.parametrize("after", WRONG.values(), ids=WRONG.keys())
def test_a_value_nobody_can_keep_is_refused_alone(centre: Office, after: dict[str, Any]) -> None:
    a = centre.laptop("Anne", "We Ker")
    good = change(2, "resident", new_id(), {"organisation": centre.organisation("We Ker")})
    answer = push(centre, a, change(1, "resident", new_id(), after), good)
    assert [one.n for one in answer.refused] == [1]
    a.sync()
    assert [one.id for one in select(a.book.connection, Resident)] == [good.record]


@pytest.mark.parametrize(
    "wrong",
    [
        change(1 << 63, "resident", new_id(), {"first_name": "Awa"}),
        change(-1, "resident", new_id(), {"first_name": "Awa"}),
        change(1, "resident", new_id(), {"first_name": "Awa"}, base=1 << 63),
        change(1, "resident", "../..", {"first_name": "Awa"}),
        change(1, "resident; DROP TABLE record", new_id(), {"first_name": "Awa"}),
        change(1, "clash", new_id(), {"resident": ""}),
        change(1, "", new_id(), {}),
    ],
)
def test_a_change_of_no_known_form_never_harms(centre: Office, wrong: Any) -> None:
    a = centre.laptop("Anne", "We Ker")
    message = protocol.Push(AT, [protocol.Act(new_id(), "x", "x", AT, [wrong])])
    answer = ask(centre, "/v1/push", protocol.pack(message), token(a))
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert len(protocol.unpack(answer.content, protocol.Pushed).refused) == 1


def test_a_number_no_laptop_can_hold_stops_none_of_them(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = new_id()
    push(
        centre,
        a,
        change(1, "resident", who, {"first_name": "Awa", "organisation": centre.organisation("We Ker")}),
    )
    push(centre, a, change(1, "encounter", new_id(), {"resident": who, "minutes": (1 << 64) - 1}))
    push(centre, a, change(1, "encounter", new_id(), {"resident": who, "new_field": (1 << 64) - 1}))
    b.sync()
    assert [one.id for one in select(b.book.connection, Resident)] == [who]


class Former:
    """Someone who was in the team, and whose laptop was tampered with."""

    def __init__(self, centre: Office) -> None:
        self.a, self.c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
        office = centre.organisation("CCAS")
        self.who = residents.create_resident(self.a.book, usage_name="Essai").result.id
        self.a.sync()
        there = {"resident": self.who, "adviser": self.c.book.me, "organisation": office}
        self.step = journeys.add_step(self.a.book, resident=self.who, title="Avant").result.id
        self.note = encounters.add_note(self.a.book, self.who, "Avant", visibility="team").result.id
        self.member = journeys.join_team(self.a.book, **there).result.id
        self.a.sync()
        self.c.sync()
        journeys.leave_team(self.a.book, member=self.member)
        encounters.add_note(self.a.book, self.who, "Après", visibility="team")
        encounters.add_note(self.a.book, self.who, "Partagé", visibility="shared")
        journeys.add_step(self.a.book, resident=self.who, title="Après")
        self.a.sync()
        self.c.sync()
        self.own = residents.create_resident(self.c.book, usage_name="Le sien").result.id
        self.c.sync()


ESCALATIONS: dict[str, Callable[[Former, str], Any]] = {
    "joins the team again": lambda f, o: change(
        9, "team_member", new_id(), {"resident": f.who, "adviser": f.c.book.me, "organisation": o}
    ),
    "never left": lambda f, o: change(9, "team_member", f.member, {"until": ""}, base=LATER),
    "leads": lambda f, o: change(9, "resident", f.who, {"lead_adviser": f.c.book.me}, base=LATER),
    "takes over": lambda f, o: change(9, "resident", f.who, {"organisation": o}, base=LATER),
    "merges it into their own": lambda f, o: change(9, "resident", f.who, {"merged_into": f.own}, base=LATER),
    "merges their own into it": lambda f, o: change(9, "resident", f.own, {"merged_into": f.who}, base=LATER),
    "says the person agrees": lambda f, o: change(
        9, "consent", new_id(),
        {"resident": f.who, "scope": "team", "organisation": o, "state": "given", "on": "2026-11-22"},
    ),
    "moves a step to their own": lambda f, o: change(9, "step", f.step, {"resident": f.own}, base=LATER),
    "moves a note to their own": lambda f, o: change(9, "note", f.note, {"resident": f.own}, base=LATER),
    "shows the note of another": lambda f, o: change(9, "note", f.note, {"visibility": "shared"}, base=LATER),
    "signs the note of another": lambda f, o: change(9, "note", f.note, {"adviser": f.c.book.me}, base=LATER),
}  # fmt: skip


@pytest.mark.parametrize("name", ESCALATIONS)
def test_who_left_cannot_let_themselves_in_again(centre: Office, name: str) -> None:
    former = Former(centre)
    answer = push(centre, former.c, ESCALATIONS[name](former, centre.organisation("CCAS")))
    former.c.sync(whole=True)
    assert select(former.c.book.connection, Note) == []
    assert select(former.c.book.connection, Step) == []
    assert [one.id for one in select(former.c.book.connection, Resident)] == [former.own]
    assert [one.n for one in answer.refused] == [9]


def test_only_its_author_writes_on_a_note(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    who = residents.create_resident(a.book, usage_name="Essai").result.id
    note = encounters.add_note(a.book, who, "Ceci", visibility="organisation").result
    a.sync()
    b.sync()
    answer = push(centre, b, change(9, "note", note.id, {"text": "Cela"}, base=LATER))
    assert len(answer.refused) == 1


@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_who_reads_no_journey_writes_none(centre: Office, role: str) -> None:
    a = centre.laptop("Anne", "We Ker", role)
    assert len(push(centre, a, change(1, "resident", new_id(), {"first_name": "Awa"})).refused) == 1


def test_no_secret_and_nobody_in_the_log(centre: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    a = centre.laptop("Anne", "We Ker")
    residents.create_resident(a.book, usage_name="Zyxwvut", first_name="Awa")
    a.sync()
    for body in bodies().values():
        ask(centre, "/v1/push", body, token(a))
    ask(centre, "/v1/pull", protocol.pack(protocol.Pull(0)), "jeton-qui-ne-vaut-rien")
    said = "\n".join(
        record.getMessage() + str(record.args) for record in caplog.records if record.name.startswith("cad")
    )
    assert "/v1/push" in said
    for secret in ("Zyxwvut", "Awa", "Anne", token(a), "jeton-qui", a.book.me):
        assert secret not in said
