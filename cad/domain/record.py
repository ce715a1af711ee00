"""One description per record kind, from which everything else is derived.

A record is a frozen dataclass whose fields say their French label, their kind and their sensitivity.
The table, the change history, the import mapping, the export, the sync codec and the leak tests all
read `describe(cls)`; a new field is one line in one class and cannot be forgotten anywhere.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from json.encoder import encode_basestring
from typing import Any, TypeVar

from cad.domain.errors import Refused
from cad.domain.ids import new_id
from cad.domain.text import _

Day = str
"""A calendar day, ``AAAA-MM-JJ``; ``""`` for none."""
PartialDay = str
"""``1987``, ``1987-03`` or ``1987-03-12``; ``""`` for none."""
LocalTime = str
"""A wall-clock time where the adviser is, ``AAAA-MM-JJTHH:MM``."""
Moment = str
"""An instant in UTC, ``AAAA-MM-JJTHH:MM:SS.mmmZ``: evidence, never a way to choose."""
Id = str
"""32 hexadecimal characters, ordered by time of creation; ``""`` for none."""


class Kind(Enum):
    """What a field holds, hence how it is stored, shown, imported and checked."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    PARTIAL = "partial"
    TIME = "time"
    MOMENT = "moment"
    INTEGER = "integer"
    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"
    LINK = "link"


class Sensitivity(Enum):
    """How far a value may travel: the leak tests and the masks are generated from it."""

    PLAIN = "plain"
    IDENTITY = "identity"
    SITUATION = "situation"
    SECRET = "secret"  # noqa: S105


_WRITTEN = {Kind.DAY: "2026-11-22", Kind.TIME: "2026-11-22T10:00"}
"""How days and times are written."""
_YEAR, _LEAP = r"(?:1[89]|2[01])\d\d", "(?:1[89]|2[01])(?:0[48]|[2468][048]|[13579][26])|2000"
_DAY = (
    f"(?:{_YEAR}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|"
    f"(?:0[13578]|1[02])-31)|(?:{_LEAP})-02-29)"
)
FORMS = {
    Kind.DAY: rf"\A(?:{_DAY})?\Z",
    Kind.TIME: rf"\A(?:{_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9])?\Z",
    Kind.PARTIAL: rf"\A(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]))?|{_DAY})?\Z",
}
"""What a day, a time or a partial day may be, as patterns: what the calendar has, in the centuries we know.
Whoever reads one need not wonder, whichever laptop wrote it."""
_TYPES: dict[Kind, type] = {Kind.INTEGER: int, Kind.FLAG: bool, Kind.LIST: tuple}


class Choices(dict[str, str]):
    """Value → French label. A value that only a newer version of the app knows is its own label."""

    def __missing__(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: `name` in code, `label` in French, `choices` value → label, `link` a kind.

    `local`: true of this laptop only, never synced. `searched`: full-text search finds its words.
    """

    name: str
    label: str
    kind: Kind
    sensitivity: Sensitivity
    default: Any
    choices: Mapping[str, str]
    link: str
    local: bool = False
    searched: bool = False

    @property
    def column(self) -> str:
        """The SQLite type."""
        return "INTEGER" if self.kind in (Kind.INTEGER, Kind.FLAG) else "TEXT"

    @property
    def type(self) -> type:
        """The type of its values."""
        return _TYPES.get(self.kind, str)

    @property
    def converted(self) -> bool:
        """Whether the stored form is not the value itself."""
        return self.kind in (Kind.LIST, Kind.FLAG)

    def to_column(self, value: Any) -> Any:
        """The value as stored: lists as a JSON array, flags as 0 or 1."""
        if self.kind is Kind.LIST:
            return f"[{', '.join(map(encode_basestring, value))}]" if value else ""
        return int(value) if self.kind is Kind.FLAG else value

    def from_column(self, value: Any) -> Any:
        """The value as the dataclass holds it (every column has a default: none holds nothing)."""
        if self.kind is Kind.LIST:
            return tuple(json.loads(value)) if value else ()
        return bool(value) if self.kind is Kind.FLAG else value

    def check(self, value: Any) -> Any:
        """The value made fit for this field, or a refusal that names the field."""
        value = tuple(value) if self.kind is Kind.LIST and isinstance(value, list) else value
        if not isinstance(value, self.type):
            raise Refused(
                _("«\u00a0{field}\u00a0»\u00a0: valeur d’une autre nature que celle attendue.").format(
                    field=self.label
                )
            )
        if self.kind in _WRITTEN and not re.search(FORMS[self.kind], str(value)):
            raise Refused(
                _(
                    "«\u00a0{field}\u00a0»\u00a0: «\u00a0{value}\u00a0» "
                    "n’est pas une date de la forme {form}."
                ).format(field=self.label, value=str(value)[:40], form=_WRITTEN[self.kind])
            )
        several: Any = value if self.kind is Kind.LIST else (value,)
        for one in several:
            if self.choices and one not in self.choices:
                known = ", ".join(key for key in self.choices if key)
                raise Refused(
                    _(
                        "«\u00a0{field}\u00a0»\u00a0: «\u00a0{value}\u00a0» "
                        "n’est pas un choix possible ({known})."
                    ).format(field=self.label, value=one, known=known)
                )
        return value


def field(
    label: str,
    kind: Kind = Kind.TEXT,
    sensitivity: Sensitivity = Sensitivity.PLAIN,
    *,
    default: Any = None,
    choices: Mapping[str, str] | None = None,
    link: str = "",
    local: bool = False,
    searched: bool = False,
) -> Any:
    """Declare a field in a record class; the default is the empty value of its kind."""
    empty: Any = {Kind.INTEGER: 0, Kind.FLAG: False, Kind.LIST: ()}.get(kind, "")
    meta = {"label": label, "kind": kind, "sensitivity": sensitivity, "choices": choices or {}, "link": link}
    meta |= {"local": local, "searched": searched}
    return dataclasses.field(default=empty if default is None else default, metadata=meta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. `removed` hides it; nothing is ever taken out of the file by an act."""

    id: Id = dataclasses.field(default_factory=new_id)
    created_at: Moment = ""
    removed: bool = field("Retiré", Kind.FLAG)


@dataclass(frozen=True, slots=True, eq=False)
class Description:
    """A record kind: its table `name`, French `label`, class, and synced fields (id and date left out)."""

    name: str
    label: str
    cls: type[Record]
    fields: Mapping[str, Field]

    @property
    def searched(self) -> tuple[str, ...]:
        """The fields whose words are found wherever they were written."""
        return tuple(name for name, item in self.fields.items() if item.searched)

    def columns(self, record: Record) -> dict[str, Any]:
        """Field → stored value, for every synced field."""
        return {f.name: f.to_column(getattr(record, f.name)) for f in self.fields.values()}


RECORDS: dict[str, Description] = {}
_BY_CLASS: dict[type, Description] = {}
R = TypeVar("R", bound=Record)


def record(name: str, label: str) -> Callable[[type[R]], type[R]]:
    """Class decorator, above `dataclass`: describe the class under `name`, a table name."""

    def declare(cls: type[R]) -> type[R]:
        described = Description(name, label, cls, {f.name: f for f in _fields(cls)})
        RECORDS[name] = _BY_CLASS[cls] = described
        return cls

    return declare


def _fields(cls: type[Record]) -> Iterator[Field]:
    for item in dataclasses.fields(cls):
        if item.metadata:
            yield Field(name=item.name, default=item.default, **item.metadata)


def describe(cls: type[Record]) -> Description:
    """The description of a record class."""
    return _BY_CLASS[cls]


def said_of(cls: type[Record], *but: str) -> Mapping[str, Field]:
    """The fields that people fill in: all those of the class but `removed` and the ones named."""
    return {name: item for name, item in describe(cls).fields.items() if name not in ("removed", *but)}
