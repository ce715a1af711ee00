"""What a laptop may write on: nothing its adviser wrote is lost, and nobody lets themselves in again."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from cad.central import tables
from cad.central.accounts import Caller
from cad.central.checking import Refuse
from cad.central.database import among
from cad.domain.circles import PLAN, READS_JOURNEYS, lets_into
from cad.domain.text import _
from cad.domain.transfer import ANSWERS

LETS_IN = {
    "resident": {"lead_adviser", "organisation", "merged_into"},
    "consent": {"state"},
    "team_member": {""},
    "transfer": {"resident", "from_adviser", "to_adviser", "former", "state", "removed"},
}
"""What decides who is let in around a person is written by who accompanies them today; "" for all of it."""
PLACES = {"resident", "adviser", "organisation", "visibility", "referral"}
"""The fields that say in which circle any other record stands."""
BY_RECEPTION = ("resident", "appointment")


class Rights:
    """What the caller may write on around some people: `ever` had, and has `now`; (subject, circle) pairs."""

    def __init__(self, connection: Connection, caller: Caller, subjects: Iterable[str]) -> None:
        self.caller = caller
        self.ever: set[tuple[str, str]] = set()
        self.now: set[tuple[str, str]] = set()
        t = tables.access
        for row in connection.execute(
            select(t.c.subject, t.c.circle, t.c.until).where(
                t.c.territory == caller.territory,
                among(connection, t.c.subject, subjects),
                t.c.principal.in_(caller.principals),
            )
        ):
            self.ever.add((row.subject, row.circle))
            if not row.until:
                self.now.add((row.subject, row.circle))
        self.people = {subject for subject, _circle in self.ever if subject}

    def made(self, person: str) -> None:
        """A person this laptop has just made is theirs to describe."""
        self.people.add(person)
        self.now.add((person, PLAN))

    def may_add(self, kind: str, subject: str, values: Mapping[str, Any]) -> None:
        """Raises `Refuse` unless a new record may stand there. A no is heard from whoever heard it."""
        self._role(kind)
        if kind == "clash":
            raise Refuse(_("Seul le dépôt ouvre une divergence."))
        if not subject or kind == "resident":
            return
        if subject not in self.people:
            raise Refuse(_("Cette personne n’est pas de votre périmètre\u00a0: rien n’a été partagé."))
        said_no = kind == "consent" and values.get("state") != "given"
        if kind in LETS_IN and not said_no:
            self._accompanies(subject)
        if kind == "transfer":
            self._answers({"to_adviser": values.get("to_adviser", "")}, values)

    def may_change(
        self, kind: str, where: tuple[str, str], by: str, held: Mapping[str, Any], values: Mapping[str, Any]
    ) -> None:
        """Raises `Refuse` unless these values may be written on what is `held` (last written `by`).

        Whoever has, or has had, the record on their laptop may write on it: nothing they wrote is lost. But
        nobody lets themselves in again.
        """
        self._role(kind)
        if not lets_into(self.ever, where) and by != self.caller.adviser:
            raise Refuse(_("Cet élément n’est pas de votre périmètre\u00a0: rien n’a été modifié."))
        if kind in LETS_IN and ("" in LETS_IN[kind] or LETS_IN[kind] & values.keys()):
            self._accompanies(where[0])
        if PLACES & values.keys() and kind not in LETS_IN and not lets_into(self.now, where):
            raise Refuse(_("Vous n’accompagnez plus cette personne\u00a0: ceci n’a pas été partagé."))
        if "resident" in values and values["resident"] != where[0]:
            self._brought_to(kind, str(values["resident"]))
        if kind == "transfer":
            self._answers(held, values)
        if kind in ("note", "document") and held.get("adviser") not in ("", self.caller.adviser):
            self._by_another(kind, values)

    def may_merge(self, into: str) -> None:
        """Raises `Refuse` unless the other file is theirs too."""
        self._accompanies(into)

    def _accompanies(self, subject: str) -> None:
        if not lets_into(self.now, (subject, PLAN)):
            raise Refuse(_("Vous n’accompagnez plus cette personne\u00a0: ceci n’a pas été partagé."))

    def _brought_to(self, kind: str, subject: str) -> None:
        """What stood about one person and is said to be about another lets nobody in around that one."""
        if subject not in self.people:
            raise Refuse(_("Cette personne n’est pas de votre périmètre\u00a0: rien n’a été partagé."))
        if kind in LETS_IN:
            self._accompanies(subject)

    def _answers(self, held: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Nobody accepts a person, nor declines, in the name of who is asked; answered, it may be settled."""
        answered = held.get("state", "proposed") == "proposed" and values.get("state") in ANSWERS
        if answered and held.get("to_adviser") != self.caller.adviser:
            raise Refuse(_("Seule la personne à qui ce relais est proposé peut y répondre."))

    def _by_another(self, kind: str, values: Mapping[str, Any]) -> None:
        if kind == "note" or {"visibility", "adviser"} & values.keys():
            raise Refuse(_("Seule la personne qui a écrit ceci peut le changer, ou dire qui le lit."))

    def _role(self, kind: str) -> None:
        role = self.caller.role
        if role in READS_JOURNEYS or (role == "reception" and kind in BY_RECEPTION):
            return
        raise Refuse(_("Votre compte ne permet pas d’écrire ceci au dépôt."))
