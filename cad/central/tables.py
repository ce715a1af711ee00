"""The centre’s tables. Each carries its territory, so that the database can be distributed by it."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
    true,
)
from sqlalchemy import Boolean as Flag

from cad.domain.small_cells import LEAST
from cad.sync.protocol import LOCK_AFTER_DAYS

METADATA = MetaData()


def _text(name: str, **more: object) -> "Column[str]":
    return Column(name, Text, nullable=False, server_default="", **more)  # type: ignore[arg-type]


def _number(name: str, **more: object) -> "Column[int]":
    return Column(name, BigInteger, nullable=False, server_default="0", **more)  # type: ignore[arg-type]


def _key(name: str) -> "Column[str]":
    return Column(name, Text, primary_key=True)


territory = Table(
    "territory",
    METADATA,
    _key("id"),
    _text("name"),
    _number("version"),
    _text("epoch"),
    _number("restored_at"),
    Column("lock_after_days", BigInteger, nullable=False, server_default=str(LOCK_AFTER_DAYS)),
    _text("looked"),
    Column("mask_under", BigInteger, nullable=False, server_default=str(LEAST)),
)
"""`version` is the last one given; its row is locked while a push gives some, hence commit order. `looked` is
when files near their end were last looked for."""

account = Table(
    "account",
    METADATA,
    _key("territory"),
    _key("id"),
    _text("organisation"),
    _text("name"),
    _text("role"),
    Column("active", Flag, nullable=False, server_default=true()),
)
invite = Table(
    "invite",
    METADATA,
    _key("id"),
    _text("territory"),
    _text("account"),
    _text("secret"),
    _text("until"),
    _text("used"),
    _number("tries"),
)
device = Table(
    "device",
    METADATA,
    _key("territory"),
    _key("id"),
    _text("account"),
    _text("name"),
    _text("token", unique=True),
    _text("enrolled"),
    _text("seen"),
    _text("revoked"),
    ForeignKeyConstraint(["territory", "account"], ["account.territory", "account.id"]),
)
record = Table(
    "record",
    METADATA,
    _key("territory"),
    _key("id"),
    _text("kind"),
    _text("subject"),
    _text("circle"),
    _text("link"),
    _number("version"),
    _text("created_at"),
    _text("fields"),
    _text("stamps"),
    _text("by"),
    _text("device"),
    _text("at"),
    Index("record_version", "territory", "version"),
    Index("record_subject", "territory", "subject", "circle"),
    Index(
        "record_link",
        "territory",
        "link",
        sqlite_where=text("link <> ''"),
        postgresql_where=text("link <> ''"),
    ),
)
"""`fields` and `stamps` are JSON; `stamps` says who wrote the fields that another write than the last did;
`link` is a merged person’s survivor, a document’s fingerprint."""

change = Table(
    "change",
    METADATA,
    Column("territory", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    _text("act"),
    _number("base"),
    _text("before"),
    _text("after"),
    _text("by"),
    _text("device"),
    _text("at"),
    PrimaryKeyConstraint("territory", "record", "version", name="change_by_record"),
)
"""The history of each record: never rewritten, erased only with the person."""

act = Table(
    "act",
    METADATA,
    _key("territory"),
    _key("id"),
    _text("device"),
    _text("by"),
    _text("name"),
    _text("label"),
    _text("at"),
    _text("received"),
    _number("upto"),
)
"""`upto` is the last change taken of the act: what is sent again is recognised."""

access = Table(
    "access",
    METADATA,
    Column("territory", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("principal", Text, nullable=False),
    Column("circle", Text, nullable=False),
    _number("since"),
    _number("until"),
    PrimaryKeyConstraint("territory", "subject", "principal", "circle", name="access_by_person"),
    Index("access_since", "territory", "principal", "since"),
    Index(
        "access_until",
        "territory",
        "principal",
        "until",
        sqlite_where=text("until > 0"),
        postgresql_where=text("until > 0"),
    ),
)
"""Who is let into which circle; `until` 0 while it holds. Rows stay: who was let in may still send."""

moved = Table(
    "moved",
    METADATA,
    _key("territory"),
    Column("version", BigInteger, primary_key=True),
    _text("record"),
    _text("subject"),
    _text("circle"),
    Index("moved_record", "territory", "record"),
)
"""A record that left a circle at a version."""

blob = Table("blob", METADATA, _key("territory"), _key("sha256"), _number("size"))
"""The files wholly received, and whose content is what its fingerprint says."""

piece = Table(
    "piece",
    METADATA,
    _key("territory"),
    _key("sha256"),
    Column("at", BigInteger, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""Their content; `at` is where the piece begins."""

retention = Table(
    "retention",
    METADATA,
    _key("territory"),
    _key("since"),
    _number("months"),
    _number("warn_days"),
    _text("source"),
)
"""How long a file is kept after the last contact, from a day on."""

ending = Table("ending", METADATA, _key("territory"), _key("person"), _text("last"), _text("until"))
"""Whose file is near its end: the last contact, and the day it is erased, as laptops are told."""

erased = Table("erased", METADATA, _key("territory"), _key("id"), _text("on"))
"""The identifiers of what was erased, and nothing else of it: it is never taken again."""

tally = Table(
    "tally",
    METADATA,
    _key("territory"),
    _key("year"),
    _key("organisation"),
    _key("place"),
    _key("name"),
    _number("number"),
    _number("people"),
)
"""What remains of those who were erased: how many, by the year of their last contact. Shown masked."""
