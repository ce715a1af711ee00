"""Taking what a laptop sends: each act once, each change merged field by field, all in one transaction."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Connection, delete, exists, or_, select, update

from cad.central import tables
from cad.central.access import About, Recomputing, had, organisation_of
from cad.central.accounts import Caller
from cad.central.checking import Refuse, Said, is_id, said_at, sound, words
from cad.central.clashes import about, place
from cad.central.database import Database, add_rows, among, listed, lock_territory, set_version
from cad.central.erased import Erased
from cad.central.held import CENTRE, Held, as_json, held_of, row_of
from cad.central.rights import Rights
from cad.domain import circles
from cad.domain.clock import Now, utc
from cad.domain.ids import new_id
from cad.domain.marks import defaults
from cad.domain.shapes import GREATEST
from cad.domain.text import _
from cad.domain.three_way import Clash, Stamp, merge
from cad.sync.protocol import Act, Change, Place, Push, Pushed, Refusal


def take(database: Database, caller: Caller, push: Push, now: Now) -> Pushed:
    """Merge a push. What was taken before is recognised; what cannot be is refused alone, with its reason."""
    read = sound(push.acts)  # before anything is locked: another push may be written meanwhile
    with database.write() as connection:
        taking = _Taking(connection, caller, utc(now()), lock_territory(connection, caller.territory))
        refused = taking.run(push, *read)
        return Pushed(refused or [], taking.version, early=refused is None)


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
        self.opened: set[tuple[str, str, str]] = set()

    def run(self, push: Push, refused: list[Refusal], sound: list[Said]) -> list[Refusal] | None:
        """What is refused; None when nothing was taken, because what this follows was not taken yet."""
        foreign, upto = self._known([said.act.id for said in sound], push.follows)
        if push.follows and upto.get(push.follows.act, 0) < push.follows.n:
            return None
        reason = _("Cet envoi porte le numéro d’un autre ordinateur.")
        refused += [Refusal(said.act.id, said.one.n, reason) for said in sound if said.act.id in foreign]
        ours = [said for said in sound if said.act.id not in foreign]
        again = [said for said in ours if said.one.n <= upto.get(said.act.id, 0)]
        taken = self._taken({said.one.record for said in again}) if again else set()
        new = [said for said in ours if said.one.n > upto.get(said.act.id, 0) or said.key not in taken]
        self._load(new)
        for said in new:
            try:
                self._take(said)
            except Refuse as why:
                refused.append(Refusal(said.act.id, said.one.n, str(why)))
        self._follow()
        kept = {said.act.id for said in ours}
        self._write([act for act in push.acts if act.id in kept], upto)
        return refused

    def _known(self, acts: Iterable[str], follows: Place | None) -> tuple[set[str], dict[str, int]]:
        """Of these acts, those another laptop sent, and how far this one’s were taken."""
        foreign, upto, t = set[str](), dict[str, int](), tables.act
        asked = {*acts, *([follows.act] if follows and is_id(follows.act) else [])}
        for row in self.connection.execute(
            select(t.c.id, t.c.device, t.c.upto).where(
                t.c.territory == self.caller.territory, among(self.connection, t.c.id, asked)
            )
        ):
            if row.device == self.caller.device:
                upto[row.id] = row.upto
            else:
                foreign.add(row.id)
        return foreign, upto

    def _taken(self, records: set[str]) -> set[tuple[str, str, str]]:
        """What was taken of what is sent again: what was refused then was not, and is looked at anew."""
        t = tables.change
        rows = self.connection.execute(
            select(t.c.act, t.c.record, t.c.after).where(
                t.c.territory == self.caller.territory,
                t.c.device == self.caller.device,
                among(self.connection, t.c.record, records),
            )
        )
        return {(row.act, row.record, row.after) for row in rows}

    def _load(self, changes: list[Said]) -> None:
        t = tables.record
        ids = {said.one.record for said in changes}
        rows = self.connection.execute(
            select(t).where(t.c.territory == self.caller.territory, among(self.connection, t.c.id, ids))
        )
        self.records = {row.id: held_of(row) for row in rows}
        subjects = {held.subject for held in self.records.values()}
        for said in changes:
            subjects.add(circles.subject_of(said.one.kind, said.one.record, said.values))
            if said.one.kind == "resident":
                subjects.add(str(said.values.get("merged_into", "")))
        self.strangers = self._strangers(
            {said.one.record for said in changes if said.one.kind == "resident"} - self.records.keys()
        )
        self.rights = Rights(self.connection, self.caller, subjects - self.strangers)
        self.erased = Erased(self.connection, self.caller.territory, ids | subjects)

    def _strangers(self, people: set[str]) -> set[str]:
        """Of people who are not here, those about whom nothing is: nobody is let in, nobody merged."""
        if not people:
            return set()
        one, about, access = listed(self.connection, people), tables.record, tables.access
        mine = about.c.territory == self.caller.territory
        known = select(one).where(
            or_(
                exists().where(mine, about.c.subject == one),
                exists().where(mine, about.c.link != "", about.c.link == one),
                exists().where(access.c.territory == self.caller.territory, access.c.subject == one),
            )
        )
        return people - {*self.connection.execute(known).scalars()}

    def _take(self, said: Said) -> None:
        act, one, values = said.act, said.one, dict(said.values)
        self.erased.refuse(one, values)
        held = self.records.get(one.record) or self._new(one, values)
        if held.kind != one.kind:
            raise Refuse(_("Cet élément existe déjà au dépôt avec une autre nature."))
        if held.version:
            self.rights.may_change(held, values)
        if held.kind == "resident" and values.get("merged_into"):
            self.rights.may_merge(values["merged_into"])
        merged = merge(
            held.fields, held.stamps(), values, base=one.base, device=self.caller.device,
            defaults=defaults(one.kind),
        )  # fmt: skip
        self._allow_values(held, merged.values)
        self._settle(held, merged.values)
        self.records[held.id] = held
        self.version += 1
        self.history.append(self._line(said))
        clashes, written = [], merged.values
        if held.kind != "clash":
            clashes = [self._clash(clash, held, act) for clash in merged.clashes]
        elif any(clash.field == "chosen" for clash in merged.clashes):
            written = written | self._reopened(held, values, act)
        stamp = Stamp(self.version, self.caller.device)
        self._set(held, written, stamp, self.caller.adviser, said_at(act.at, self.now))
        if written != values:  # the laptop is told
            ours = [name for name, value in written.items() if values.get(name) != value]
            held.others |= dict.fromkeys(ours, Stamp(self.version, CENTRE))
        for clash in clashes:
            self.version += 1
            self.opened.add((act.id, held.id, clash["name"]))
            self._open(clash, held.subject)

    def _new(self, one: Change, values: dict[str, Any]) -> Held:
        subject = circles.subject_of(one.kind, one.record, values)
        self.rights.may_add(one.kind, subject, values)
        if one.kind == "resident":
            self.rights.made(one.record)
        return Held(one.kind, one.record, subject, created_at=said_at(one.created_at, self.now))

    def _settle(self, held: Held, values: dict[str, Any]) -> None:
        """What the laptop could not know: whose a rule is, that two files are one already."""
        if held.kind in circles.OF_AN_OFFICE:
            ours = self.caller.organisation
            if held.new:
                values.setdefault("organisation", ours)
            if values.get("organisation", ours) != ours:
                raise Refuse(_("Une structure règle ses propres modèles, pas ceux des autres."))
        if held.kind == "resident" and self._leads_to(values.get("merged_into", ""), held.id):
            values["merged_into"] = held.fields.get("merged_into", "")

    def _leads_to(self, person: str, end: str) -> bool:
        """Whether a person is, through merges, already another name of `end`."""
        seen: set[str] = set()
        while person and person != end and person not in seen:
            seen.add(person)
            held = self.records.get(person)
            person = str(held.fields.get("merged_into", "")) if held else self._link(person)
        return bool(person) and person == end

    def _link(self, person: str) -> str:
        t = tables.record
        found = self.connection.execute(
            select(t.c.link).where(t.c.territory == self.caller.territory, t.c.id == person)
        ).scalar_one_or_none()
        return found or ""

    def _allow_values(self, held: Held, values: Mapping[str, Any]) -> None:
        if held.kind in ("note", "document") and (held.new or "adviser" in values):
            author = values.get("adviser", held.fields.get("adviser", ""))
            if author != self.caller.adviser:
                raise Refuse(_("Une note ne peut être signée que par qui l’écrit."))
        named = values.get("organisation") if held.kind in ("note", "document") else ""
        if named and named != self.caller.organisation:  # its people would learn whom it is about
            raise Refuse(_("Une note est écrite pour sa propre structure."))
        office = self.offices.get(held.id, "") if held.kind == "adviser" else ""
        if office and held.id != self.caller.adviser:
            raise Refuse(_("Chaque conseiller·ère dit soi-même qui il ou elle est."))
        if office and values.get("organisation", office) != office:
            raise Refuse(_("Seule l’administration du dépôt change la structure d’un compte."))

    def _set(self, held: Held, values: Mapping[str, Any], stamp: Stamp, by: str, at: str) -> None:
        if held.kind == "resident" and "merged_into" in values:
            self.deciding.add(str(held.fields.get("merged_into", "")))  # who it no longer is
        held.write(values, stamp, by, at)
        before, subject = held.circle, held.subject
        held.subject = circles.subject_of(held.kind, held.id, held.fields)
        held.circle = circles.circle_with_id(held.kind, held.id, held.fields, self.offices)
        if before and (before, subject) != (held.circle, held.subject):
            self.moved.append(
                {"territory": self.caller.territory, "version": stamp.version, "record": held.id,
                 "subject": subject, "circle": before}
            )  # fmt: skip
        self.touched[held.id] = held
        if (fields := circles.DECIDING.get(held.kind)) and (held.new or values.keys() & fields):
            self.deciding |= {held.subject, subject}

    def _line(self, said: Said) -> dict[str, Any]:
        return {
            "territory": self.caller.territory,
            "version": self.version,
            "record": said.one.record,
            "act": said.act.id,
            "base": said.one.base,
            "before": bytes(said.one.before).decode(),
            "after": said.after,
            "by": self.caller.adviser,
            "device": self.caller.device,
            "at": said_at(said.act.at, self.now),
        }

    def _clash(self, clash: Clash, held: Held, act: Act) -> dict[str, Any]:
        """The fields of the clash, before the change is written."""
        mine = clash.kept_stamp.device == self.caller.device  # what comes is what is set aside
        came = {"by": self.caller.adviser, "on": self.caller.device_name, "at": said_at(act.at, self.now)}
        there = {"by": held.by, "on": self._device_name(held.device), "at": held.at}
        kept, current = (came, there) if mine else (there, came)
        return {
            "resident": held.subject, "kind": held.kind, "record": held.id, "name": clash.field,
            "circle": held.circle, "state": "open",
            "kept": as_json(clash.kept), "kept_by": kept["by"], "kept_on": kept["on"], "kept_at": kept["at"],
            "current": as_json(clash.current), "current_by": current["by"], "current_on": current["on"],
            "current_at": current["at"],
        }  # fmt: skip

    def _reopened(self, held: Held, values: Mapping[str, Any], act: Act) -> dict[str, Any]:
        """Two people settled it differently: it is open between their two choices.

        Nothing is asked twice: where the same act has opened one on the field itself, that one is enough.
        """
        there, came = held.fields.get("chosen"), values.get("chosen")
        asked = (act.id, held.fields.get("record"), held.fields.get("name")) in self.opened
        if asked or not (there and came):  # a choice that was undone is no choice
            return {}
        return {
            "state": "open", "chosen": "", "settled_by": "",
            "kept": there, "kept_by": held.by, "kept_on": self._device_name(held.device),
            "kept_at": held.at, "current": came, "current_by": self.caller.adviser,
            "current_on": self.caller.device_name, "current_at": act.at,
        }  # fmt: skip

    def _open(self, values: dict[str, Any], subject: str) -> None:
        held = Held("clash", new_id(), subject, created_at=self.now)
        self.records[held.id] = held
        self._set(held, values, Stamp(self.version, CENTRE), self.caller.adviser, self.now)

    def _follow(self) -> None:
        """What is said of a record that moved goes with it, and is read by no more people than before."""
        people = {one["record"]: one["subject"] for one in reversed(self.moved)}
        if not people:
            return
        there = about(self.connection, self.caller.territory, people, people.values())
        self.records = {one.id: one for one in there} | self.records
        for one in [one for one in self.records.values() if one.fields.get("record") in people]:
            if one.kind == "clash":
                of = self.records[one.fields["record"]]
                self.version += 1
                self._set(one, place(one, of.subject, of.circle), Stamp(self.version, CENTRE), one.by, one.at)

    def _device_name(self, device: str) -> str:
        t = tables.device
        name = self.connection.execute(
            select(t.c.name).where(t.c.territory == self.caller.territory, t.c.id == device)
        ).scalar_one_or_none()
        return name or ""

    def _write(self, acts: list[Act], upto: Mapping[str, int]) -> None:
        access = Recomputing(self.connection, self.caller.territory, self.offices)
        decided = self.version + bool(self.deciding)
        alone = self._alone()
        with ThreadPoolExecutor(1) as thread:  # the database takes a list while Python makes the next one
            writing = [
                thread.submit(add_rows, self.connection, tables.change, self.history),
                thread.submit(add_rows, self.connection, tables.moved, self.moved),
                thread.submit(self._write_records, [*map(self._row, self.touched.values())]),
                thread.submit(add_rows, self.connection, tables.access, access.begin(alone, decided)),
            ]
        for one in writing:
            one.result()
        self._write_acts(acts, upto)
        access.run(self.deciding - alone.keys(), decided)
        self.version = decided
        if self.touched:
            self.version += 1
            places = {(held.subject, held.circle) for held in self.touched.values()}
            caller = self.caller
            had(self.connection, caller.territory, caller.principals, places, access.live, self.version)
        if self.version != self.first:
            set_version(self.connection, self.caller.territory, self.version)

    def _alone(self) -> dict[str, list[About]]:
        """People made by this push and merged with nobody → all that decides who is let in around them."""
        merged = {
            person
            for held in self.touched.values()
            if held.kind == "resident" and held.fields.get("merged_into")
            for person in (held.id, held.fields["merged_into"])
        }
        about: dict[str, list[About]] = {person: [] for person in self.strangers - merged}
        for held in self.touched.values():
            if held.kind in circles.DECIDING and held.subject in about:
                values = held.fields | {"created_at": held.created_at}
                about[held.subject].append((held.kind, held.id, values))
        return about

    def _row(self, held: Held) -> dict[str, Any]:
        return {"territory": self.caller.territory, **row_of(held)}

    def _write_records(self, rows: list[dict[str, Any]]) -> None:
        """What was here is written again whole: to the database a new version of a row is a new row."""
        t = tables.record
        if old := {held.id for held in self.touched.values() if not held.new}:
            known = t.c.id.in_(select(listed(self.connection, old)))
            self.connection.execute(delete(t).where(t.c.territory == self.caller.territory, known))
        add_rows(self.connection, t, rows)

    def _write_acts(self, acts: list[Act], upto: Mapping[str, int]) -> None:
        rows = {}
        for one in acts:
            last = max((c.n for c in one.changes if c.n < GREATEST), default=0)
            rows[one.id] = {
                "territory": self.caller.territory, "id": one.id, "device": self.caller.device,
                "by": self.caller.adviser, "name": words(one.name, 80), "label": words(one.label, 200),
                "at": said_at(one.at, self.now),
                "received": self.now, "upto": max(last, upto.get(one.id, 0)),
            }  # fmt: skip
        add_rows(self.connection, tables.act, [row for key, row in rows.items() if key not in upto])
        for key in rows.keys() & upto.keys():
            self.connection.execute(
                update(tables.act)
                .where(tables.act.c.territory == self.caller.territory, tables.act.c.id == key)
                .values(upto=rows[key]["upto"])
            )
