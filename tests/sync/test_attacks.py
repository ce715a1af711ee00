"""A good token in bad hands: nobody lets themselves in, nor undoes what others wrote where they are not."""

import hashlib
from collections.abc import Callable, Sequence

import pytest

from cad.domain.ids import new_id
from cad.sync import protocol
from cad.sync.protocol import Change
from tests.sync.office import Laptop, Office
from tests.sync.scene import AFTER, AT, CITY, STEP, Scene, ask, change, push
from tests.sync.test_leaks import dump

pytestmark = pytest.mark.slow

ALL = {CITY, STEP, *AFTER.values()}
NOT_THEIRS = {
    "Denis": ALL,
    "Farid": ALL,
    "Emma": ALL,
    "Carine": ALL - {CITY},
    "Rose": ALL - {CITY},
    "Bilal": {AFTER["author"], AFTER["team"]},
}
"""Who → what is written afterwards and that they may not read."""
Attack = Callable[[Scene, Laptop], Sequence[Change]]


def member(s: Scene, me: Laptop, who: str, record: str = "") -> Change:
    values = {"resident": who, "adviser": me.book.me, "organisation": s.office(me)}
    return change(9, "team_member", record or new_id(), values)


def consent(s: Scene, me: Laptop, who: str, record: str = "") -> Change:
    values = {"resident": who, "organisation": s.office(me), "scope": "team", "state": "given", "on": AT[:10]}
    return change(9, "consent", record or new_id(), values)


def referral(s: Scene, me: Laptop, who: str, record: str = "", **other: str) -> Change:
    values = {"resident": who, "organisation": s.office(me), "from_organisation": s.office(me)}
    return change(9, "referral", record or new_id(), values | {"state": "handed_over"} | other)


def moved_in(make: Callable[..., Change]) -> Attack:
    """Made about a person of one’s own, where one may, then said to be about somebody else."""

    def attack(s: Scene, me: Laptop) -> Sequence[Change]:
        record = new_id()
        push(me, make(s, me, s.own[me.name], record))
        return [change(10, make(s, me, "").kind, record, {"resident": s.who})]

    return attack


def behind(make: Callable[..., Change]) -> Attack:
    """Something anybody may send first, and what it lets in behind it in the same push."""
    return lambda s, me: [
        change(1, "step", new_id(), {"resident": s.who, "title": "x"}),
        make(s, me, s.who),
    ]


READING: dict[str, Attack] = {
    "joins the team": lambda s, me: [member(s, me, s.who)],
    "joins the team behind a step": behind(member),
    "agrees for the person behind a step": behind(consent),
    "moves a member in": moved_in(member),
    "moves a consent in": moved_in(consent),
    "moves a referral in": moved_in(referral),
    "refers the person to themselves": lambda s, me: [referral(s, me, s.who)],
    "refers behind a step": behind(referral),
    "refers on behalf of somebody else": lambda s, me: [
        referral(s, me, s.who, organisation=s.centre.organisation("CCAS"))
    ],
    "brings the referral back": lambda s, me: [change(9, "referral", s.revoked, {"state": "handed_over"})],
    "takes the referral over": lambda s, me: [
        change(9, "referral", s.referral, {"from_organisation": s.office(me)})
    ],
    "widens the consent": lambda s, me: [change(9, "consent", s.consent, {"scope": "team"})],
    "takes the consent": lambda s, me: [change(9, "consent", s.consent, {"organisation": s.office(me)})],
    "takes the member’s place": lambda s, me: [
        change(9, "team_member", s.member, {"adviser": me.book.me, "until": ""})
    ],
    "leads": lambda s, me: [change(9, "resident", s.who, {"lead_adviser": me.book.me})],
    "leads behind a step": lambda s, me: [
        change(1, "step", new_id(), {"resident": s.who}),
        change(9, "resident", s.who, {"lead_adviser": me.book.me}),
    ],
    "takes over": lambda s, me: [change(9, "resident", s.who, {"organisation": s.office(me)})],
    "merges into": lambda s, me: [change(9, "resident", s.own[me.name], {"merged_into": s.who})],
    "is merged into": lambda s, me: [change(9, "resident", s.who, {"merged_into": s.own[me.name]})],
    "makes a file already merged": lambda s, me: [change(9, "resident", new_id(), {"merged_into": s.who})],
    "shows the notes of another": lambda s, me: [
        change(n, "note", note, {"visibility": "shared"}) for n, note in enumerate(s.notes.values(), 1)
    ],
    "signs the notes of another": lambda s, me: [
        change(n, "note", note, {"adviser": me.book.me}) for n, note in enumerate(s.notes.values(), 1)
    ],
    "moves everything to a person of their own": lambda s, me: [
        change(n, kind, record, {"resident": s.own[me.name]})
        for n, (kind, record) in enumerate(_theirs(s), 1)
    ],
    "is of the other organisation": lambda s, me: [
        change(9, "adviser", me.book.me, {"organisation": s.office(s.anne)})
    ],
    "makes an account of their own": lambda s, me: [
        change(8, "adviser", new_id(), {"name": "x", "organisation": s.office(s.anne)}),
        change(9, "adviser", s.anne.book.me, {"organisation": s.office(me)}),
    ],
}  # fmt: skip


def _theirs(s: Scene) -> list[tuple[str, str]]:
    notes = [("note", note) for note in s.notes.values()]
    return [*notes, ("step", s.step), ("document", s.file.id), ("appointment", s.meeting)]


WHO = [*NOT_THEIRS]


@pytest.fixture
def scene(centre: Office) -> Scene:
    return Scene(centre)


@pytest.mark.parametrize("name", READING)
def test_nobody_lets_themselves_in(scene: Scene, name: str) -> None:
    attackers = {one.name: one for one in scene.everyone if not (one is scene.bilal and _of_a_team(name))}
    for me in attackers.values():
        push(me, *READING[name](scene, me))
    scene.live_on()
    for me in attackers.values():
        for _time in range(2):
            me.sync(whole=True)
        held = dump(me.book)
        assert [word for word in NOT_THEIRS[me.name] if word in held] == [], f"{me.name} {name}"
    assert [word for word in ALL if word not in dump(scene.anne.book)] == []


def _of_a_team(name: str) -> bool:
    """What a colleague, who accompanies the person, may do; all of it is in the history."""
    return not name.startswith(("shows", "signs", "is of", "makes an"))


def _rewritten(s: Scene) -> list[Change]:
    """The steps that came after they left."""
    since = (
        record for record, (_about, _where, values) in s.records().items() if values.get("title") == STEP
    )
    return [change(n, "step", record, {"title": "x"}) for n, record in enumerate(since, 2)]


DESTROYING: dict[str, Attack] = {
    "hides the person": lambda s, me: [change(9, "resident", s.who, {"removed": True})],
    "hides the member": lambda s, me: [change(9, "team_member", s.member, {"removed": True})],
    "hides the consent": lambda s, me: [change(9, "consent", s.consent, {"removed": True})],
    "ends the referral": lambda s, me: [change(9, "referral", s.referral, {"state": "revoked"})],
    "rewrites what came since": lambda s, me: _rewritten(s),
    "rewrites it behind a step": lambda s, me: [
        change(1, "step", new_id(), {"resident": s.who}),
        *_rewritten(s),
    ],
    "rewrites the notes": lambda s, me: [
        change(n, "note", note, {"text": "x"}) for n, note in enumerate(s.notes.values(), 1)
    ],
    "hides the notes": lambda s, me: [
        change(n, "note", note, {"removed": True}) for n, note in enumerate(s.notes.values(), 1)
    ],
    "takes everything away": READING["moves everything to a person of their own"],
    "takes the directory away": lambda s, me: [
        change(1, "organisation", s.office(s.anne), {"resident": s.own[me.name]}),
        change(2, "adviser", s.anne.book.me, {"resident": s.own[me.name]}),
    ],
    "renames an account": lambda s, me: [change(9, "adviser", s.anne.book.me, {"name": "x"})],
    "hides an account": lambda s, me: [change(9, "adviser", s.anne.book.me, {"removed": True})],
    "makes another kind of it": lambda s, me: [change(9, "step", s.notes["team"], {"title": "x"})],
}  # fmt: skip
FORMER = {"Denis", "Farid", "Emma"}
BY_ANYBODY = ("renames", "hides an", "makes", "takes the d", "rewrites t")


@pytest.mark.parametrize("name", DESTROYING)
def test_nobody_undoes_what_others_wrote(scene: Scene, name: str) -> None:
    scene.live_on()
    before = scene.records()
    for me in scene.everyone:
        if me.name in FORMER or name.startswith(
            ("renames", "hides an", "makes", "takes the d", "rewrites t")
        ):
            push(me, *DESTROYING[name](scene, me))
    now = scene.records()
    assert {one: now[one] for one in before} == before or _said_more(before, now) == {}
    scene.anne.sync(whole=True)
    assert scene.anne.sync(whole=True).changed == frozenset()


def _said_more(before: dict, now: dict) -> dict:  # type: ignore[type-arg]
    """What differs, but fields that nothing reads."""
    return {
        one: (before[one], now[one])
        for one in before
        if before[one][:2] != now[one][:2]
        or any(now[one][2].get(name) != value for name, value in before[one][2].items())
        or now[one][2].get("removed", False) != before[one][2].get("removed", False)
    }


@pytest.mark.parametrize("who", WHO)
def test_a_rule_is_imposed_on_nobody_else(scene: Scene, who: str) -> None:
    me = next(one for one in scene.everyone if one.name == who)
    if me is scene.bilal or me is scene.rose:
        return
    record = new_id()
    push(me, change(1, "rule", record, {"name": "answer_days", "value": "1"}))
    push(me, change(2, "rule", record, {"organisation": scene.office(scene.anne)}))
    push(me, change(3, "letter_template", new_id(), {"organisation": scene.office(scene.anne), "text": "x"}))
    scene.anne.sync(whole=True)
    assert not scene.anne.book.connection.execute("SELECT * FROM rule").fetchall()
    assert not scene.anne.book.connection.execute("SELECT * FROM letter_template").fetchall()


def test_a_note_is_signed_by_nobody_else(scene: Scene) -> None:
    note = new_id()
    first = {"resident": scene.who, "adviser": scene.carine.book.me, "visibility": "team", "text": "x"}
    push(scene.carine, change(1, "note", note, first))
    push(scene.carine, change(2, "note", note, {"adviser": scene.anne.book.me}))
    assert scene.records()[note][2]["adviser"] == scene.carine.book.me


def pulled(me: Laptop) -> str:
    """All that a laptop may be told from the beginning, every phase of it."""
    said = []
    for phase in ("changes", "entered", "left"):
        for since in (0, 1):
            page = protocol.Pull(since, 0, phase)
            answer = ask(me, "/v1/pull", page, protocol.Pulled)
            said.append(repr(answer))
    return "\n".join(said)


@pytest.mark.parametrize("who", ["Carine", "Farid", "Emma"])
def test_what_one_may_not_read_is_not_even_named(scene: Scene, who: str) -> None:
    """Who writes where they are not let in is told to leave what they made, not what others made.

    Denis, who left the team, is told of all that stands where he was: of what came since, that it is.
    """
    me = next(one for one in scene.everyone if one.name == who)
    scene.live_on()
    since = {one for one in scene.records() if one not in scene.before}
    push(me, change(1, "step", new_id(), {"resident": scene.who}))
    named = pulled(me)
    if who == "Carine":
        since -= {scene.who}
    assert [one for one in since if one in named and one not in scene.before] == []
    if who == "Carine":
        assert scene.step not in named
        assert not [note for note in scene.notes.values() if note in named]


@pytest.mark.parametrize("who", ["Carine", "Denis", "Farid", "Emma"])
def test_every_question_is_answered_of_one_s_own_alone(scene: Scene, who: str) -> None:
    me = next(one for one in scene.everyone if one.name == who)
    asked = protocol.Repair([*scene.before])
    given = {row.id for row in ask(me, "/v1/repair", asked, protocol.Pulled).rows}
    buckets = {f"{n:02x}": "x" for n in range(256)}
    compared = ask(me, "/v1/digest", protocol.Digest(0, buckets), protocol.Differences).buckets
    named = {one for marks in compared.values() for one in marks}
    forbidden = {scene.step, scene.file.id, scene.meeting, scene.member, *scene.notes.values(), scene.agreed}
    assert (given | named) & forbidden == set()


@pytest.mark.parametrize("who", ["Carine", "Denis", "Farid", "Emma", "Rose"])
def test_a_file_is_neither_given_nor_confirmed_to_who_guesses(scene: Scene, who: str) -> None:
    me = next(one for one in scene.everyone if one.name == who)
    sha256 = hashlib.sha256(b"CONTENUDUFICHIER").hexdigest()
    assert sha256 == scene.file.sha256
    assert ask(me, "/v1/files", protocol.Files([sha256]), protocol.Received).bytes == {}
    for path, piece in (
        ("/v1/file/fetch", protocol.Piece(sha256, 0)),
        ("/v1/file/send", protocol.Piece(sha256, 0, 1, b"x")),
    ):
        with pytest.raises(AssertionError, match="fichier"):
            ask(me, path, piece, protocol.Piece)
