"""What a laptop may write on: nothing its adviser wrote is lost, and nobody lets themselves in again."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from cad.central import tables
from cad.central.accounts import Caller
from cad.central.checking import Refuse
from cad.central.database import among
from cad.central.held import Held
from cad.domain.catalogue import RECORDS
from cad.domain.circles import FILES, PLAN, READS_JOURNEYS, lets_into, subject_of, within
from cad.domain.clock import utc
from cad.domain.text import _
from cad.domain.transfer import ANSWERS

LETS_IN = {
    "resident": {"lead_adviser", "organisation", "merged_into", "removed"},
    "session": {"organisation", "team", "merged_into", "nature", "removed"},
    "consent": {""},
    "team_member": {""},
    "referral": {"organisation", "from_organisation", "resident"},
    "transfer": {"resident", "from_adviser", "to_adviser", "former", "state", "removed"},
}
"""What decides who is let in around a person is written by who accompanies them today; "" for all of it."""
LIVE = {"referral": {"state", "removed"}}
"""What both sides of a referral write, while it lets them in."""
PLACES = {"resident", "adviser", "organisation", "visibility", "referral"}
"""The fields that say in which circle any other record stands."""
SETTLING = {"state", "chosen", "settled_by"}
"""All that people write on a clash."""
OF_ITS_AUTHOR = {"visibility", "adviser", "organisation", "sha256"}
"""What nobody else says of a document: who reads it, whose it is, its very content."""
BY_RECEPTION = ("resident", "appointment", "session", "passage", "passage_move")


class Rights:
    """What the caller may write on around some people.

    `ever` is what was had, and until which version (0: still); `now` what is; (subject, circle) pairs.
    """

    def __init__(self, connection: Connection, caller: Caller, subjects: Iterable[str], now: str) -> None:
        """`now`: the moment, as the centre’s clock says it."""
        self.caller = caller
        self.tomorrow = utc(datetime.fromisoformat(now) + timedelta(days=1))[:10]
        self.ever: dict[tuple[str, str], int] = {}
        self.now: set[tuple[str, str]] = set()
        self.people: set[str] = set()
        t = tables.access
        for row in connection.execute(
            select(t.c.subject, t.c.circle, t.c.since, t.c.until).where(
                t.c.territory == caller.territory,
                among(connection, t.c.subject, subjects),
                t.c.principal.in_(caller.principals),
            )
        ):
            place = (row.subject, row.circle)
            self.people |= {row.subject} - {""}
            if not row.until:
                self.now.add(place)
            elif row.since < row.until:  # else it was only written in, from outside
                self.ever[place] = max(row.until, self.ever.get(place, 0))
        self.ever |= dict.fromkeys(self.now, 0)

    def made(self, person: str) -> None:
        """A person this laptop has just made is theirs to describe."""
        self.people.add(person)
        self.now.add((person, PLAN))

    def may_add(self, kind: str, subject: str, values: Mapping[str, Any]) -> None:
        """Raises `Refuse` unless a new record may stand there. A no is heard from whoever heard it."""
        self._role(kind)
        if kind == "clash":
            raise Refuse(_("Seul le dépôt ouvre une divergence."))
        if not subject or kind in FILES:
            return
        if subject not in self.people:
            raise Refuse(_("Cette personne n’est pas de votre périmètre\u00a0: rien n’a été partagé."))
        self._knows(kind, values)
        said_no = kind == "consent" and values.get("state") != "given" and not self._to_come(values)
        if kind in LETS_IN and not said_no:
            self._accompanies(subject)
        if kind == "transfer":
            self._answers({"to_adviser": values.get("to_adviser", "")}, values)

    def _knows(self, kind: str, values: Mapping[str, Any]) -> None:
        """Who came by is someone of theirs, or nobody: a passage keeps a file from its end."""
        who = values.get("resident") if kind == "passage" else ""
        if who and who not in self.people:
            raise Refuse(_("Cette personne n’est pas de votre périmètre\u00a0: rien n’a été partagé."))

    def _to_come(self, values: Mapping[str, Any]) -> bool:
        """Whether it would outweigh whatever the person says until then."""
        return str(values.get("on", "")) > self.tomorrow

    def may_change(self, held: Held, values: Mapping[str, Any]) -> None:
        """Raises `Refuse` unless these values may be written on what is `held`.

        Whoever has, or has had, the record on their laptop may write on it: nothing they wrote is lost. But
        nobody lets themselves in again.
        """
        kind, written = held.kind, values.keys()
        self._role(kind)
        if not (self._had(held) or self._wrote(held)):
            raise Refuse(_("Cet élément n’est pas de votre périmètre\u00a0: rien n’a été modifié."))
        if kind == "clash" and (RECORDS[kind].fields.keys() - SETTLING) & written:
            raise Refuse(_("Seul le dépôt dit ce qui diverge."))
        if kind in LETS_IN and ("" in LETS_IN[kind] or LETS_IN[kind] & written):
            self._accompanies(held.subject)
        if kind == "resident" and bool(values.get("invented")) > bool(held.fields.get("invented")):
            raise Refuse(_("Une personne réelle ne devient pas inventée\u00a0: les chiffres l’oublieraient."))
        placed = PLACES if kind not in LETS_IN else LIVE.get(kind, set())
        if placed & written and not (held.new or lets_into(self.now, (held.subject, held.circle))):
            raise Refuse(_gone())
        self._stays(held, {**held.fields, **values})
        self._knows(kind, values)
        if kind == "transfer":
            self._answers(held.fields, values)
        if kind in ("note", "document") and held.fields.get("adviser") not in ("", self.caller.adviser):
            self._by_another(kind, values)

    def _stays(self, held: Held, values: dict[str, Any]) -> None:
        """About the same person; or about another as if it were added there."""
        subject = subject_of(held.kind, held.id, values)
        if subject != held.subject:
            self.may_add(held.kind, subject, values)

    def _had(self, held: Held) -> bool:
        """Whether the caller was let in while this record was there."""
        ends = [self.ever.get((held.subject, circle), -1) for circle in within(held.circle)]
        if 0 in ends:
            return True
        first = min((stamp.version for stamp in held.stamps().values()), default=0)
        return first <= max(ends)

    def _wrote(self, held: Held) -> bool:
        laptops = {stamp.device for stamp in held.stamps().values()}
        return held.by == self.caller.adviser or self.caller.device in laptops

    def may_merge(self, into: str) -> None:
        """Raises `Refuse` unless the other file is theirs too."""
        self._accompanies(into)

    def _accompanies(self, subject: str) -> None:
        if not lets_into(self.now, (subject, PLAN)):
            raise Refuse(_gone())

    def _answers(self, held: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Nobody accepts a person, nor declines, in the name of who is asked; answered, it may be settled."""
        answered = held.get("state", "proposed") == "proposed" and values.get("state") in ANSWERS
        if answered and held.get("to_adviser") != self.caller.adviser:
            raise Refuse(_("Seule la personne à qui ce relais est proposé peut y répondre."))

    def _by_another(self, kind: str, values: Mapping[str, Any]) -> None:
        if kind == "note" or OF_ITS_AUTHOR & values.keys():
            raise Refuse(_("Seule la personne qui a écrit ceci peut le changer, ou dire qui le lit."))

    def _role(self, kind: str) -> None:
        role = self.caller.role
        if role in READS_JOURNEYS or (role == "reception" and kind in BY_RECEPTION):
            return
        raise Refuse(_("Votre compte ne permet pas d’écrire ceci au dépôt."))


def _gone() -> str:
    return _("Vous n’accompagnez plus cette personne\u00a0: ceci n’a pas été partagé.")
