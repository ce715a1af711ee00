"""Merging what a laptop sends into what the centre holds, change after change, in memory."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, exists, select

from cad.central import tables
from cad.central.access import organisation_of
from cad.central.accounts import Caller
from cad.central.checking import Refuse, Said, said_at
from cad.central.clashes import about, place
from cad.central.erased import Erased
from cad.central.held import CENTRE, Held, as_json
from cad.central.rights import Rights
from cad.domain import circles
from cad.domain.ids import new_id
from cad.domain.marks import defaults
from cad.domain.text import _
from cad.domain.three_way import Clash, Stamp, merge
from cad.sync.protocol import Act, Change


class Merging:
    """The records of one push, as its changes leave them.

    `records` are those known; `touched` those to write; `history` and `moved` the rows that say what was
    done; `deciding` the people around whom who is let in is to be worked out again.
    """

    def __init__(
        self,
        connection: Connection,
        caller: Caller,
        now: str,
        version: int,
        records: dict[str, Held],
        rights: Rights,
        erased: Erased,
    ) -> None:
        """`version` is the last one given: each change takes the next."""
        self.connection = connection
        self.caller = caller
        self.now = now
        self.version = version
        self.records = records
        self.rights = rights
        self.erased = erased
        self.offices = organisation_of(connection, caller.territory)
        self.touched: dict[str, Held] = {}
        self.history: list[dict[str, Any]] = []
        self.moved: list[dict[str, Any]] = []
        self.deciding: set[str] = set()
        self._opened: set[tuple[str, str, str]] = set()

    def take(self, said: Said) -> None:
        """Merge one change. Raises `Refuse`, and then leaves everything as it was."""
        act, one, values = said.act, said.one, dict(said.values)
        self.erased.refuse(one, values)
        held = self.records.get(one.record) or self._new(one, values)
        if held.kind != one.kind:
            raise Refuse(_("Cet élément existe déjà au dépôt avec une autre nature."))
        if held.version:
            self.rights.may_change(held, values)
        if held.kind in circles.FILES and values.get("merged_into"):
            self.rights.may_merge(values["merged_into"])
            self._of_one_sort(held.kind, values["merged_into"])
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
            self._opened.add((act.id, held.id, clash["name"]))
            self._open(clash, held.subject)

    def _new(self, one: Change, values: dict[str, Any]) -> Held:
        subject = circles.subject_of(one.kind, one.record, values)
        self.rights.may_add(one.kind, subject, values)
        if one.kind in circles.FILES:
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
        if held.kind == "session":
            self._of_its_office(held, values)
        if held.kind in circles.FILES and self._leads_to(values.get("merged_into", ""), held.id):
            values["merged_into"] = held.fields.get("merged_into", "")

    def _of_its_office(self, held: Held, values: dict[str, Any]) -> None:
        """A session is of the organisation of who made it, whatever a laptop believed before it joined."""
        ours = self.caller.organisation
        if held.new and not held.fields:
            values["organisation"] = ours
        elif values.get("organisation", held.fields.get("organisation")) != held.fields.get("organisation"):
            raise Refuse(_("Une permanence reste de la structure qui l’a préparée."))

    def _of_one_sort(self, kind: str, into: str) -> None:
        """A person becomes no session: who is let into the one would be let into the other."""
        t = tables.record
        known = self.records.get(into)
        there = known.kind if known else self.connection.execute(
            select(t.c.kind).where(t.c.territory == self.caller.territory, t.c.id == into)
        ).scalar_one_or_none()  # fmt: skip
        if there not in (kind, None):
            raise Refuse(_("On ne réunit que deux éléments de même nature."))

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
        self._of_the_directory(held, values)
        office = self.offices.get(held.id, "") if held.kind == "adviser" else ""
        if office and held.id != self.caller.adviser:
            raise Refuse(_("Chaque conseiller·ère dit soi-même qui il ou elle est."))
        if office and values.get("organisation", office) != office:
            raise Refuse(_("Seule l’administration du dépôt change la structure d’un compte."))

    def _of_the_directory(self, held: Held, values: Mapping[str, Any]) -> None:
        """Anybody completes the directory; but who is sent to an organisation that has accounts goes there:
        nobody else closes it, makes it another’s double, or takes its services.
        """
        whose = held.id if held.kind == "organisation" else str(held.fields.get("organisation", ""))
        closed = held.kind == "organisation" and (values.get("removed") or values.get("merged_into"))
        taken = held.kind == "service" and values.get("organisation", whose) != whose
        if (closed or taken) and whose != self.caller.organisation and self._has_accounts(whose):
            raise Refuse(
                _("Cette structure a des comptes au dépôt\u00a0: elle seule se retire, ou cède un service.")
            )

    def _has_accounts(self, organisation: str) -> bool:
        t = tables.account
        mine = t.c.territory == self.caller.territory
        working = exists().where(mine, t.c.organisation == organisation, t.c.active)
        return bool(self.connection.execute(select(working)).scalar_one())

    def _set(self, held: Held, values: Mapping[str, Any], stamp: Stamp, by: str, at: str) -> None:
        if held.kind in circles.FILES and "merged_into" in values:
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
        asked = (act.id, held.fields.get("record"), held.fields.get("name")) in self._opened
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

    def follow(self) -> None:
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
