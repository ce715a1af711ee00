"""What a laptop and the centre say to each other, as types; bodies are JSON in zstandard.

The values of a record are kept as JSON on both sides, and are carried as they are kept: nobody reads them
only to write them again. Unknown fields of these structures are ignored and unknown record fields are carried
as they came, so that any two versions within a year understand each other.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

import msgspec
import zstandard

from cad.domain.plan_report import Report

PROTOCOL = 1
OLDEST = 1
"""The oldest protocol still spoken."""
LARGEST_BODY = 8 << 20
"""Bytes of a body once decompressed; more is refused before it is read."""
BATCH = 5_000
"""Changes in one push, rows in one pull, at most."""
FULL = 3 << 20
"""Bytes of values after which a message takes no more, far from the largest body."""
LONGEST = 200_000
"""Bytes of the values of one change: far above what anybody writes, far below what would harm."""
MARKS = 50_000
"""Records of which one comparison tells the marks; the others are for the next one."""


Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
"""A version, or a place in a file: every database holds it."""
Fingerprint = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
"""SHA-256 of a file, in hexadecimal."""


class Change(msgspec.Struct, array_like=True):
    """One record changed by one act. `n` orders the changes of an act; `before` and `after` are fields, as
    JSON objects."""

    n: int
    kind: str
    record: str
    created: bool
    base: int
    created_at: str
    after: msgspec.Raw
    before: msgspec.Raw


class Act(msgspec.Struct):
    """A user action, or a part of a long one: its identifier makes ten retries have one effect."""

    id: str
    name: str
    label: str
    at: str
    changes: list[Change]


class Place(msgspec.Struct):
    """A change of an act."""

    act: str
    n: int


class Push(msgspec.Struct):
    """Acts in the order they were done; `now` is the laptop’s clock, kept as evidence.

    `follows` is the last change of the push before, where that one was not answered yet: nothing of this one
    is taken before it.
    """

    now: str
    acts: list[Act]
    follows: Place | None = None


class Refusal(msgspec.Struct):
    """A change the centre cannot take, and why, in words for the adviser."""

    act: str
    n: int
    reason: str


class Pushed(msgspec.Struct):
    """Everything of the push is safe at the centre, at `version` at the latest, but the `refused`.

    When it came `early`, before what it follows, nothing of it was taken: it is to be sent again.
    """

    refused: list[Refusal]
    version: int
    early: bool = False


class Row(msgspec.Struct, array_like=True):
    """A record as it is: all its fields when `whole`, else those changed since; who wrote last, where."""

    kind: str
    id: str
    version: int
    whole: bool
    created_at: str
    values: msgspec.Raw
    by: str
    device: str
    at: str


class Pull(msgspec.Struct):
    """From `since`, the version fully held. The other fields are those of the previous page, to go on."""

    since: Count
    target: Count = 0
    phase: str = "changes"
    after: Count = 0
    limit: Count = BATCH


class Pulled(msgspec.Struct):
    """A page. `left` are records the laptop must no longer hold; once `done`, it holds version `target`."""

    rows: list[Row]
    left: list[str]
    target: int
    phase: str
    after: int
    done: bool


class Digest(msgspec.Struct):
    """Bucket → sum of what the laptop holds of its scope, at version `target`."""

    target: Count
    buckets: dict[str, str]


class Differences(msgspec.Struct):
    """Of each bucket that differs, the centre’s record → mark; or of some of them, where there are `more`."""

    buckets: dict[str, dict[str, str]]
    more: bool = False


class Repair(msgspec.Struct):
    """Records to send again whole."""

    records: list[str]


LOCK_AFTER_DAYS = 45
"""Days without contact after which a notebook exchanges before it opens, unless its territory says other."""
PIECE = 1 << 20
"""Bytes of one piece of an attached file: what a cut line makes one send again."""


class Files(msgspec.Struct):
    """Fingerprints of attached files the laptop holds."""

    sha256: list[Fingerprint]


class Received(msgspec.Struct):
    """Of the files asked about that the caller may send, how many bytes are held (-1: all of them)."""

    bytes: dict[str, int]


class Piece(msgspec.Struct):
    """A part of a file of `size` bytes, from `at`; empty `content` asks for it."""

    sha256: Fingerprint
    at: Count
    size: Count = 0
    content: bytes = b""


class Enrol(msgspec.Struct):
    """A laptop that asks to be let in, with the short code read to its adviser.

    `adviser` is who wrote in it since it joined before: a code of anybody else’s is not spent on it. `id` is
    what it will be known by, and `proof` the fingerprint of the token it chose: asking again with the same
    code, after an answer that was lost, is the same enrolment. A laptop older than this has none.
    """

    code: str
    device: str
    adviser: str = ""
    id: str = ""
    proof: str = ""


class Enrolled(msgspec.Struct):
    """`token` is said once, and never kept by the centre in clear; "" when the laptop chose its own."""

    token: str
    device: str
    adviser: str
    organisation: str
    adviser_name: str
    organisation_name: str
    territory: str


class Hello(msgspec.Struct):
    """The first word of a sync."""

    protocol: int
    now: str
    app: str = ""


class Welcome(msgspec.Struct):
    """`epoch` changes when the centre was restored from a backup that reached `version`.

    `lock_after_days` is the rule of the territory; a centre older than it has the usual one. `looked` is when
    it last looked for files near their end, "" never: who heard of that look has nothing to ask.
    """

    protocol: int
    epoch: str
    restored_at: int
    version: int
    role: str
    now: str
    lock_after_days: int = LOCK_AFTER_DAYS
    looked: str = ""


class EndingsAsked(msgspec.Struct):
    """Whose file is near its end?"""


class Ending(msgspec.Struct, array_like=True):
    """A person, the day of their last contact, and that on which their file is erased everywhere."""

    person: str
    last: str
    until: str


class Endings(msgspec.Struct):
    """All those whose file the laptop holds, the nearest end first."""

    people: list[Ending]


class FiguresAsked(msgspec.Struct):
    """The figures of a year; of this one when it is 0."""

    year: Annotated[int, msgspec.Meta(ge=0, le=9999)] = 0


class Line(msgspec.Struct):
    """One row of a table of figures; None is a number that is not shown, for it is about too few people."""

    name: str
    values: list[int | None]


class FigureTable(msgspec.Struct):
    """Figures broken down one way, in the order of `measures`; `total` is of the whole, masked cells too."""

    title: str
    measures: list[str]
    lines: list[Line]
    total: Line


class Figures(msgspec.Struct):
    """The figures of a year; nothing is about fewer people than `under`."""

    year: int
    under: int
    tables: list[FigureTable]


class PlanAsked(msgspec.Struct):
    """« Le plan » of a year; of this one when it is 0."""

    year: Annotated[int, msgspec.Meta(ge=0, le=9999)] = 0


class PlanTold(msgspec.Struct):
    """The figures of the plan over a territory, masked at the centre."""

    report: Report


class Trouble(msgspec.Struct):
    """A refusal of the whole request, in words; `revoked`: this laptop was let in, and is no more."""

    reason: str
    revoked: bool = False


S = TypeVar("S", bound=msgspec.Struct)
NOTHING = msgspec.Raw(b"{}")
"""No values."""


class TooLarge(ValueError):
    """A body larger than `LARGEST_BODY` once decompressed."""


def fingerprint(token: str) -> str:
    """What is kept, and said, of a token: it is random and long, hence no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def as_raw(values: Mapping[str, Any]) -> msgspec.Raw:
    """Values as they are carried."""
    return msgspec.Raw(msgspec.json.encode(values))


def fitting(sizes: Iterable[int]) -> int:
    """How many of these, of so many bytes each, one message takes: one at least."""
    count, total = 0, 0
    for size in sizes:
        total += size
        if total > FULL and count:
            break
        count += 1
    return count


def pack(message: msgspec.Struct) -> bytes:
    """A message as sent between a laptop and the centre."""
    return zstandard.compress(msgspec.json.encode(message), 3)


def unpack(body: bytes, kind: type[S]) -> S:
    """Raises `TooLarge`, or `ValueError` when it is not such a message."""
    return msgspec.json.decode(inflate(body), type=kind)


def inflate(body: bytes) -> bytes:
    """The decompressed body, never more than `LARGEST_BODY` bytes of it. Raises `TooLarge`, `ValueError`."""
    try:
        reader = zstandard.ZstdDecompressor(max_window_size=LARGEST_BODY).stream_reader(body)
        content = reader.read(LARGEST_BODY + 1)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
    if len(content) > LARGEST_BODY:
        raise TooLarge
    return content
