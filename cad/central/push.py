"""Taking what a laptop sends: each act once, each change merged field by field, all in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.json import decode, encode
from sqlalchemy import Connection, bindparam, select, update

from cad.central import tables
from cad.central.access import DECIDING, Recomputing, chunks, had, organisation_of
from cad.central.accounts import Caller
from cad.central.database import Database, add_rows, lock_territory, set_version
from cad.domain import circles
from cad.domain.catalogue import RECORDS
from cad.domain.clock import Now, utc
from cad.domain.ids import new_id
from cad.domain.marks import defaults
from cad.domain.record import Kind
from cad.domain.text import _
from cad.domain.three_way import Clash, Stamp, merge
from cad.sync.protocol import Act, Change, Push, Pushed, Refusal

CENTRE = "centre"
"""The device that opens clashes."""
LINKS = {"resident": "merged_into", "document": "sha256"}
"""The field of a record that the centre finds it by."""
LONGEST = 200_000
"""Characters of one field: far above what anybody writes, far below what would harm."""


class Refuse(Exception):
    """This change cannot be taken; its sentence goes back to who wrote it."""


@dataclass(slots=True)
class Held:
    """A record as it is at the centre, then as this push leaves it."""

    kind: str
    id: str
    subject: str = ""
    circle: str = ""
    version: int = 0
    created_at: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    by: str = ""
    device: str = ""
    at: str = ""
    new: bool = True


def take(database: Database, caller: Caller, push: Push, now: Now) -> Pushed:
    """Merge a push. What was taken before is recognised; what cannot be is refused alone, with its reason."""
    with database.write() as connection:
        taking = _Taking(connection, caller, utc(now()), lock_territory(connection, caller.territory))
        refused = taking.run(push.acts)
        return Pushed(refused, taking.version)


class _Taking:
    """One push: what it touches is read once, merged in memory, and written once."""

    def __init__(self, connection: Connection, caller: Caller, now: str, version: int) -> None:
        self.connection = connection
        self.caller = caller
        self.now = now
        self.version = self.first = version
        self.offices = organisation_of(connection, caller.territory)
        self.records: dict[str, Held] = {}
        self.touched: dict[str, Held] = {}
        self.history: list[dict[str, Any]] = []
        self.moved: list[dict[str, Any]] = []
        self.deciding: set[str] = set()
        self.may: set[tuple[str, str]] = set()
        self.mine: set[str] = set()

    def run(self, acts: list[Act]) -> list[Refusal]:
        upto = self._upto(acts)
        again = {one.record for act in acts for one in act.changes if one.n <= upto.get(act.id, 0)}
        taken = self._taken(again)
        changes = [
            (act, one)
            for act in acts
            for one in act.changes
            if one.n > upto.get(act.id, 0) or (act.id, one.record, _json(one.after)) not in taken
        ]
        self._load({one.record for _act, one in changes}, [one for _act, one in changes])
        refused = []
        for act, one in changes:
            try:
                self._take(act, one)
            except Refuse as reason:
                refused.append(Refusal(act.id, one.n, str(reason)))
        self._write(acts, upto)
        return refused

    def _upto(self, acts: list[Act]) -> dict[str, int]:
        found: dict[str, int] = {}
        for some in chunks({act.id for act in acts}):
            rows = self.connection.execute(
                select(tables.act.c.id, tables.act.c.upto).where(
                    tables.act.c.territory == self.caller.territory,
                    tables.act.c.device == self.caller.device,
                    tables.act.c.id.in_(some),
                )
            )
            found |= {row.id: row.upto for row in rows}
        return found

    def _taken(self, records: set[str]) -> set[tuple[str, str, str]]:
        """What was taken of what is sent again: what was refused then was not, and is looked at anew."""
        found: set[tuple[str, str, str]] = set()
        t = tables.change
        for some in chunks(records):
            rows = self.connection.execute(
                select(t.c.act, t.c.record, t.c.after).where(
                    t.c.territory == self.caller.territory,
                    t.c.device == self.caller.device,
                    t.c.record.in_(some),
                )
            )
            found |= {(row.act, row.record, row.after) for row in rows}
        return found

    def _load(self, ids: set[str], changes: list[Change]) -> None:
        t = tables.record
        for some in chunks(ids):
            rows = self.connection.execute(
                select(t).where(t.c.territory == self.caller.territory, t.c.id.in_(some))
            )
            for row in rows:
                stamps = {name: Stamp(*stamp) for name, stamp in decode(row.stamps).items()}
                self.records[row.id] = Held(
                    row.kind, row.id, row.subject, row.circle, row.version, row.created_at,
                    decode(row.fields), stamps, row.by, row.device, row.at, new=False,
                )  # fmt: skip
        subjects = {held.subject for held in self.records.values()}
        subjects |= {circles.subject_of(one.kind, one.record, one.after) for one in changes}
        for some in chunks(subjects):
            rows = self.connection.execute(
                select(tables.access.c.subject, tables.access.c.circle).where(
                    tables.access.c.territory == self.caller.territory,
                    tables.access.c.subject.in_(some),
                    tables.access.c.principal.in_(self.caller.principals),
                )
            )
            self.may |= {(row.subject, row.circle) for row in rows}
        self.mine = {subject for subject, _circle in self.may if subject}

    def _take(self, act: Act, one: Change) -> None:
        values = _checked(one)
        held = self.records.get(one.record)
        if held is None:
            held = self._new(one, values)
        elif held.kind != one.kind:
            raise Refuse(_("Cet élément existe déjà au dépôt avec une autre nature."))
        else:
            self._allow(held)
        merged = merge(
            held.fields, held.stamps, values, base=one.base, device=self.caller.device,
            defaults=defaults(one.kind),
        )  # fmt: skip
        self._allow_values(held, merged.values)
        self.version += 1
        self.history.append(self._line(act, one, held))
        clashes = [self._clash(clash, held, act) for clash in merged.clashes]
        self._set(held, merged.values, Stamp(self.version, self.caller.device), self.caller.adviser, act.at)
        ours = [name for name, value in merged.values.items() if values.get(name) != value]
        held.stamps.update(dict.fromkeys(ours, Stamp(self.version, CENTRE)))  # the laptop has yet to hear it
        for clash in clashes:
            self.version += 1
            self._open(clash, held.subject)

    def _new(self, one: Change, values: dict[str, Any]) -> Held:
        subject = circles.subject_of(one.kind, one.record, values)
        held = Held(one.kind, one.record, subject, created_at=one.created_at)
        if one.kind == "clash":
            raise Refuse(_("Seul le dépôt ouvre une divergence."))
        if subject and one.kind != "resident" and subject not in self.mine:
            raise Refuse(_("Cette personne n’est pas de votre périmètre\u00a0: rien n’a été partagé."))
        if one.kind == "resident":
            self.mine.add(one.record)
        self.records[one.record] = held
        return held

    def _allow(self, held: Held) -> None:
        """Whoever has, or has had, the record on their laptop may write on it: nothing they wrote is lost."""
        if (held.subject, held.circle) not in self.may and held.by != self.caller.adviser:
            raise Refuse(_("Cet élément n’est pas de votre périmètre\u00a0: rien n’a été modifié."))

    def _allow_values(self, held: Held, values: Mapping[str, Any]) -> None:
        if held.kind in ("note", "document") and held.new:
            author = values.get("adviser", held.fields.get("adviser", ""))
            if author != self.caller.adviser:
                raise Refuse(_("Une note ne peut être signée que par qui l’écrit."))
        office = self.offices.get(held.id, "") if held.kind == "adviser" else ""
        if office and values.get("organisation", office) != office:
            raise Refuse(_("Seule l’administration du dépôt change la structure d’un compte."))

    def _set(self, held: Held, values: Mapping[str, Any], stamp: Stamp, by: str, at: str) -> None:
        held.fields.update(values)
        held.stamps.update(dict.fromkeys(values, stamp))
        held.version, held.by, held.device, held.at = stamp.version, by, stamp.device, at
        before, subject = held.circle, held.subject
        held.subject = circles.subject_of(held.kind, held.id, held.fields)
        held.circle = circles.circle_with_id(held.kind, held.id, held.fields, self.offices)
        if before and (before, subject) != (held.circle, held.subject):
            self.moved.append(
                {"version": stamp.version, "record": held.id, "subject": subject, "circle": before}
            )
        self.may.add((held.subject, held.circle))
        self.touched[held.id] = held
        if held.kind in DECIDING:
            self.deciding.add(held.subject)

    def _line(self, act: Act, one: Change, held: Held) -> dict[str, Any]:
        return {
            "version": self.version,
            "record": held.id,
            "act": act.id,
            "base": one.base,
            "before": _json(one.before),
            "after": _json(one.after),
            "by": self.caller.adviser,
            "device": self.caller.device,
            "at": act.at,
        }

    def _clash(self, clash: Clash, held: Held, act: Act) -> dict[str, Any]:
        """The fields of the clash, before the change is written."""
        mine = clash.kept_stamp.device == self.caller.device  # what comes is what is set aside
        came = {"by": self.caller.adviser, "on": self.caller.device_name, "at": act.at}
        there = {"by": held.by, "on": self._device_name(held.device), "at": held.at}
        kept, current = (came, there) if mine else (there, came)
        return {
            "resident": held.subject, "kind": held.kind, "record": held.id, "name": clash.field,
            "circle": held.circle, "state": "open",
            "kept": _json(clash.kept), "kept_by": kept["by"], "kept_on": kept["on"], "kept_at": kept["at"],
            "current": _json(clash.current), "current_by": current["by"], "current_on": current["on"],
            "current_at": current["at"],
        }  # fmt: skip

    def _open(self, values: dict[str, Any], subject: str) -> None:
        held = Held("clash", new_id(), subject, created_at=self.now)
        self.records[held.id] = held
        self._set(held, values, Stamp(self.version, CENTRE), self.caller.adviser, self.now)

    def _device_name(self, device: str) -> str:
        t = tables.device
        name = self.connection.execute(
            select(t.c.name).where(t.c.territory == self.caller.territory, t.c.id == device)
        ).scalar_one_or_none()
        return name or ""

    def _write(self, acts: list[Act], upto: Mapping[str, int]) -> None:
        territory = self.caller.territory
        self._write_records()
        for table, rows in ((tables.change, self.history), (tables.moved, self.moved)):
            add_rows(self.connection, table, [{"territory": territory, **row} for row in rows])
        self._write_acts(acts, upto)
        if self.deciding:
            self.version += 1
            Recomputing(self.connection, territory, self.offices).run(self.deciding, self.version)
        if self.touched:
            self.version += 1
            places = {(held.subject, held.circle) for held in self.touched.values()}
            had(self.connection, territory, self.caller.principals, places, self.version)
        if self.version != self.first:
            set_version(self.connection, territory, self.version)

    def _write_records(self) -> None:
        territory, t = self.caller.territory, tables.record
        new = [_row(held) | {"territory": territory} for held in self.touched.values() if held.new]
        old = [_row(held) | {"b_id": held.id} for held in self.touched.values() if not held.new]
        add_rows(self.connection, t, new)
        if old:
            changed = update(t).where(t.c.territory == territory, t.c.id == bindparam("b_id"))
            self.connection.execute(changed, old)

    def _write_acts(self, acts: list[Act], upto: Mapping[str, int]) -> None:
        rows = {}
        for one in acts:
            last = max((c.n for c in one.changes), default=0)
            rows[one.id] = {
                "territory": self.caller.territory, "id": one.id, "device": self.caller.device,
                "by": self.caller.adviser, "name": one.name, "label": one.label, "at": one.at,
                "received": self.now, "upto": max(last, upto.get(one.id, 0)),
            }  # fmt: skip
        add_rows(self.connection, tables.act, [row for key, row in rows.items() if key not in upto])
        for key in rows.keys() & upto.keys():
            self.connection.execute(
                update(tables.act)
                .where(tables.act.c.territory == self.caller.territory, tables.act.c.id == key)
                .values(upto=rows[key]["upto"])
            )


def _row(held: Held) -> dict[str, Any]:
    return {
        "id": held.id, "kind": held.kind, "subject": held.subject, "circle": held.circle,
        "link": str(held.fields.get(LINKS.get(held.kind, ""), "")),
        "version": held.version, "created_at": held.created_at, "fields": _json(held.fields),
        "stamps": _json(held.stamps), "by": held.by, "device": held.device, "at": held.at,
    }  # fmt: skip


def _checked(one: Change) -> dict[str, Any]:
    """The values sent, of a shape the centre can keep. Unknown kinds and fields are carried as they came."""
    if not (_is_id(one.record) and one.kind.isidentifier() and len(one.kind) < 40):
        raise Refuse(_("Élément illisible\u00a0: son identifiant n’a pas la bonne forme."))
    described = RECORDS.get(one.kind)
    for name, value in one.after.items():
        if len(name) > 60 or _length(value) > LONGEST:
            raise Refuse(_("Un champ est trop long pour être partagé\u00a0: raccourcissez-le."))
        known = described.fields.get(name) if described else None
        if known and not isinstance(value, list if known.kind is Kind.LIST else known.type):
            raise Refuse(_("«\u00a0{field}\u00a0» est illisible.").format(field=known.label))
    return dict(one.after)


def _length(value: Any) -> int:
    """Characters; what is neither a text nor a number is measured as written."""
    if isinstance(value, str):
        return len(value)
    return 0 if isinstance(value, int | float) else len(encode(value))


def _is_id(text: str) -> bool:
    return len(text) == 32 and not set(text) - set("0123456789abcdef")


def _json(value: Any) -> str:
    return encode(value).decode()
