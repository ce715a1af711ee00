"""Taking what a laptop sends: each act once, each change merged field by field, all in one transaction."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, exists, or_, select

from cad.central import tables
from cad.central.accounts import Caller
from cad.central.checking import Refuse, Said, is_id, sound
from cad.central.database import Database, among, listed, lock_territory, set_version
from cad.central.erased import Erased
from cad.central.held import held_of
from cad.central.merging import Merging
from cad.central.rights import Rights
from cad.central.storing import add_acts, store
from cad.domain import circles
from cad.domain.clock import Now, utc
from cad.domain.text import _
from cad.sync.protocol import Place, Push, Pushed, Refusal


def take(database: Database, caller: Caller, push: Push, now: Now) -> Pushed:
    """Merge a push. What was taken before is recognised; what cannot be is refused alone, with its reason."""
    refused, said = sound(push.acts)  # before anything is locked: another push may be written meanwhile
    with database.write() as connection:
        version = lock_territory(connection, caller.territory)
        return _Taking(connection, caller, utc(now()), version).run(push, refused, said)


class _Taking:
    """One push: what it touches is read once, merged in memory, and written once."""

    def __init__(self, connection: Connection, caller: Caller, now: str, version: int) -> None:
        self.connection = connection
        self.caller = caller
        self.now = now
        self.version = version

    def run(self, push: Push, refused: list[Refusal], sound: Sequence[Said]) -> Pushed:
        """`refused` are those that could not be read."""
        foreign, upto = self._known([said.act.id for said in sound], push.follows)
        if push.follows and upto.get(push.follows.act, 0) < push.follows.n:
            return Pushed([], self.version, early=True)
        reason = _("Cet envoi porte le numéro d’un autre ordinateur.")
        refused += [Refusal(said.act.id, said.one.n, reason) for said in sound if said.act.id in foreign]
        ours = [said for said in sound if said.act.id not in foreign]
        again = [said for said in ours if said.one.n <= upto.get(said.act.id, 0)]
        taken = self._taken({said.one.record for said in again}) if again else set()
        new = [said for said in ours if said.one.n > upto.get(said.act.id, 0) or said.key not in taken]
        refused += self._merge(new)
        kept = {said.act.id for said in ours}
        acts = [act for act in push.acts if act.id in kept]
        add_acts(self.connection, self.caller, acts, upto, self.now)
        return Pushed(refused, self.version)

    def _merge(self, changes: Sequence[Said]) -> list[Refusal]:
        """What is refused of these changes; the others are written."""
        if not changes:
            return []
        merging, strangers = self._ready(changes)
        refused, without = list[Refusal](), dict[str, Refuse]()
        for said in changes:
            try:
                if said.one.record in without:  # what follows a beginning that was refused makes no sense
                    raise without[said.one.record]
                merging.take(said)
            except Refuse as why:
                refused.append(Refusal(said.act.id, said.one.n, str(why)))
                if said.one.created:
                    without[said.one.record] = why
        merging.follow()
        last = store(self.connection, merging, strangers)
        if last != self.version:
            self.version = last
            set_version(self.connection, self.caller.territory, last)
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

    def _ready(self, changes: Sequence[Said]) -> tuple[Merging, set[str]]:
        """All that these changes touch, and the people about whom nothing is known."""
        t, territory = tables.record, self.caller.territory
        ids = {said.one.record for said in changes}
        rows = self.connection.execute(
            select(t).where(t.c.territory == territory, among(self.connection, t.c.id, ids))
        )
        records = {row.id: held_of(row) for row in rows}
        subjects = {held.subject for held in records.values()}
        for said in changes:
            subjects.add(circles.subject_of(said.one.kind, said.one.record, said.values))
            if said.one.kind == "passage":  # of a session, and of who came by
                subjects.add(str(said.values.get("resident", "")))
            if said.one.kind in circles.FILES:
                subjects.add(str(said.values.get("merged_into", "")))
        made = {said.one.record for said in changes if said.one.kind in circles.FILES} - records.keys()
        strangers = self._strangers(made)
        rights = Rights(self.connection, self.caller, subjects - strangers, self.now)
        erased = Erased(self.connection, territory, ids | subjects)
        merging = Merging(self.connection, self.caller, self.now, self.version, records, rights, erased)
        return merging, strangers

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
