"""A good token in bad hands: nobody lets themselves in, nor undoes what others wrote where they are not."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from cad.central.database import Database
from cad.domain.ids import new_id
from cad.sync import protocol
from cad.sync.protocol import Change
from tests.sync.office import Laptop, Office, office
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


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """On the database that is quick to try."""
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as made:
        yield Scene(made)


def test_nobody_lets_themselves_in(centre: Office) -> None:
    """Each by every means, on either database: what was taken of it is told with what they then read."""
    scene, taken = Scene(centre), list[str]()
    for name in READING:
        for me in scene.everyone:
            if me is not scene.bilal or not _of_a_team(name):
                taken += _pushed(me, name, READING[name](scene, me))
    scene.live_on()
    for me in scene.everyone:
        for _time in range(2):
            me.sync(whole=True)
        held = dump(me.book)
        assert [word for word in NOT_THEIRS[me.name] if word in held] == [], f"{me.name}: {taken}"
    assert [word for word in ALL if word not in dump(scene.anne.book)] == []


def _pushed(me: Laptop, name: str, changes: Sequence[Change]) -> list[str]:
    """Tries it; what of it the centre took."""
    refused = {one.n for one in push(me, *changes).refused}
    return [f"{me.name} {name}: {one.kind} {one.after}" for one in changes if one.n not in refused]


def _of_a_team(name: str) -> bool:
    """What a colleague, who accompanies the person, may do; all of it is in the history."""
    return not name.startswith(("shows", "signs", "is of", "makes an"))


def _no(s: Scene) -> dict[str, str]:
    """To the referral that holds."""
    return {
        "resident": s.who, "organisation": s.office(s.carine), "scope": "referral", "state": "refused",
    }  # fmt: skip


def _rewritten(s: Scene) -> list[Change]:
    """The steps that came after they left."""
    since = (
        record for record, (_about, _where, values) in s.records().items() if values.get("title") == STEP
    )
    return [change(n, "step", record, {"title": "x"}) for n, record in enumerate(since, 2)]


def _another(s: Scene, me: Laptop) -> str:
    """An organisation that is not theirs, and has accounts."""
    return s.office(s.anne if me is s.carine else s.carine)


def _services(s: Scene, me: Laptop) -> list[str]:
    known = s.records().items()
    names = ("Accueil CCAS", "Accueil CDAS")
    return [
        record
        for record, (_who, _where, values) in known
        if values.get("name") in names and values.get("organisation") != s.office(me)
    ]


DESTROYING: dict[str, Attack] = {
    "hides the person": lambda s, me: [change(9, "resident", s.who, {"removed": True})],
    "says the person does not exist": lambda s, me: [change(9, "resident", s.who, {"invented": True})],
    "hides the member": lambda s, me: [change(9, "team_member", s.member, {"removed": True})],
    "hides the consent": lambda s, me: [change(9, "consent", s.consent, {"removed": True})],
    "says no for ever": lambda s, me: [change(9, "consent", new_id(), _no(s) | {"on": "9999-12-31"})],
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
    "hides an organisation": lambda s, me: [
        change(8, "organisation", _another(s, me), {"merged_into": s.office(me)}),
        change(9, "organisation", _another(s, me), {"removed": True}),
    ],
    "takes the directory’s services": lambda s, me: [
        change(n, "service", service, {"organisation": s.office(me)})
        for n, service in enumerate(_services(s, me), 1)
    ],
    "renames an account": lambda s, me: [change(9, "adviser", s.anne.book.me, {"name": "x"})],
    "hides an account": lambda s, me: [change(9, "adviser", s.anne.book.me, {"removed": True})],
    "puts another file in its place": lambda s, me: [change(9, "document", s.file.id, {"sha256": "0" * 64})],
    "takes a divergence away": lambda s, me: [change(9, "clash", s.clash, {"circle": "*"})],
    "takes a divergence’s words": lambda s, me: [change(9, "clash", s.clash, {"kept": '"x"'})],
    "makes another kind of it": lambda s, me: [change(9, "step", s.notes["team"], {"title": "x"})],
}  # fmt: skip
FORMER = {"Denis", "Farid", "Emma"}
BY_ANYBODY = ("puts", "takes a div", "renames", "hides an", "makes", "takes the d", "rewrites t", "says the")


def test_nobody_undoes_what_others_wrote(centre: Office) -> None:
    scene, taken = Scene(centre), list[str]()
    scene.live_on()
    before = scene.records()
    for name in DESTROYING:
        for me in scene.everyone:
            if me.name in FORMER or name.startswith(BY_ANYBODY):
                taken += _pushed(me, name, DESTROYING[name](scene, me))
    assert _said_more(before, scene.records()) == {}, taken
    scene.carine.sync(whole=True)
    assert scene.referral in dump(scene.carine.book), taken
    scene.anne.sync(whole=True)
    assert scene.anne.sync(whole=True).changed == frozenset()


def _said_more(before: dict, now: dict) -> dict:  # type: ignore[type-arg]
    """What differs, but fields that nothing reads."""
    return {
        one: (before[one], now[one])
        for one in before
        if before[one][:2] != now[one][:2]
        or any(now[one][2].get(name) != value for name, value in before[one][2].items())
        or any(now[one][2].get(flag) != before[one][2].get(flag) for flag in ("removed", "invented"))
    }


def test_who_only_wrote_in_a_place_rewrites_nothing_there(scene: Scene) -> None:
    """Even knowing what is there, once what they sent was taken."""
    for me in (scene.carine, scene.farid):
        for _time in range(2):
            push(me, change(1, "step", new_id(), {"resident": scene.who}))
        answer = push(me, change(2, "step", scene.step, {"title": "x"}))
        assert [one.n for one in answer.refused] == [2], me.name


def test_a_rule_is_imposed_on_nobody_else(scene: Scene) -> None:
    ours = scene.office(scene.anne)
    for me in (scene.carine, scene.farid, scene.denis, scene.emma):
        own = change(1, "rule", (record := new_id()), {"name": "answer_days", "value": 1})
        assert push(me, own).refused == []
        push(me, change(2, "rule", record, {"organisation": ours}))
        push(me, change(3, "letter_template", new_id(), {"organisation": ours, "text": "x"}))
    scene.anne.sync(whole=True)
    assert not scene.anne.book.connection.execute("SELECT * FROM rule").fetchall()
    assert not scene.anne.book.connection.execute("SELECT * FROM letter_template").fetchall()


def test_a_note_is_signed_by_nobody_else(scene: Scene) -> None:
    note = new_id()
    first = {"resident": scene.who, "adviser": scene.carine.book.me, "visibility": "team", "text": "x"}
    push(scene.carine, change(1, "note", note, first))
    push(scene.carine, change(2, "note", note, {"adviser": scene.anne.book.me}))
    assert scene.records()[note][2]["adviser"] == scene.carine.book.me


def test_a_note_is_written_for_one_s_own_organisation(scene: Scene) -> None:
    """Those it names learn whom it is about."""
    own = {"resident": scene.who, "adviser": scene.carine.book.me, "visibility": "organisation"}
    for kind in ("note", "document"):
        push(scene.carine, change(1, kind, new_id(), own | {"organisation": scene.office(scene.emma)}))
        push(scene.carine, change(2, kind, (made := new_id()), own))
        push(scene.carine, change(3, kind, made, {"organisation": scene.office(scene.emma)}))
    scene.live_on()
    scene.emma.sync(whole=True)
    assert CITY not in dump(scene.emma.book)


def test_a_late_note_says_who_the_person_is_and_nothing_more(scene: Scene) -> None:
    """Who wrote about somebody goes on reading who that is, with their colleagues; it is the rule."""
    note = {"resident": scene.who, "adviser": scene.denis.book.me, "visibility": "organisation"}
    push(scene.denis, change(1, "note", new_id(), note))
    scene.live_on()
    scene.denis.sync(whole=True)
    assert [word for word in ALL if word in dump(scene.denis.book)] == [CITY]


def test_who_is_refused_shuts_nobody_else_out(scene: Scene) -> None:
    """They may stand behind the same address as a whole office."""
    client = scene.centre.client()
    for number in range(210):
        answer = client.post(
            "/v1/pull", protocol.pack(protocol.Pull(0)), {"Authorization": f"Bearer {number}"}
        )
    assert answer.status_code == 429
    assert scene.anne.sync().waiting == 0


def pulled(me: Laptop) -> str:
    """All that a laptop may be told from the beginning, every phase of it."""
    said = []
    for phase in ("changes", "entered", "left"):
        for since in (0, 1):
            page = protocol.Pull(since, 0, phase)
            answer = ask(me, "/v1/pull", page, protocol.Pulled)
            said.append(repr(answer))
    return "\n".join(said)


def test_what_one_may_not_read_is_not_even_named(scene: Scene) -> None:
    """Who writes where they are not let in is told to leave what they made, not what others made.

    Denis, who left the team, is told of all that stands where he was: of what came since, that it is.
    """
    scene.live_on()
    hidden = {one for one in scene.records() if one not in scene.before}
    for me in (scene.carine, scene.farid, scene.emma):
        push(me, change(1, "step", new_id(), {"resident": scene.who}))
    for me in (scene.carine, scene.farid, scene.emma):
        named = pulled(me)
        assert [one for one in (*hidden, scene.step, *scene.notes.values()) if one in named] == [], me.name


def test_every_question_is_answered_of_one_s_own_alone(scene: Scene) -> None:
    forbidden = {scene.step, scene.file.id, scene.meeting, scene.member, *scene.notes.values(), scene.agreed}
    for me in (scene.carine, scene.farid, scene.denis, scene.emma):
        asked = protocol.Repair([*scene.before])
        given = {row.id for row in ask(me, "/v1/repair", asked, protocol.Pulled).rows}
        buckets = {f"{n:02x}": "x" for n in range(256)}
        compared = ask(me, "/v1/digest", protocol.Digest(0, buckets), protocol.Differences).buckets
        named = {one for marks in compared.values() for one in marks}
        assert (given | named) & (forbidden - {scene.agreed if me is scene.farid else ""}) == set(), me.name


def test_a_file_is_neither_given_nor_confirmed_to_who_guesses(scene: Scene) -> None:
    sha256 = hashlib.sha256(b"CONTENUDUFICHIER").hexdigest()
    assert sha256 == scene.file.sha256
    tries = (
        ("/v1/file/fetch", protocol.Piece(sha256, 0)),
        ("/v1/file/send", protocol.Piece(sha256, 0, 1, b"x")),
    )
    for me in (scene.carine, scene.farid, scene.denis, scene.emma, scene.rose):
        assert ask(me, "/v1/files", protocol.Files([sha256]), protocol.Received).bytes == {}
        for path, piece in tries:
            with pytest.raises(AssertionError, match="fichier"):
                ask(me, path, piece, protocol.Piece)
