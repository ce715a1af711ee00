"""One person, whom Anne accompanies, and those who have a laptop but nothing (any more) to do there."""

import json
from typing import Any

from cad.central import tables
from cad.domain.clash import Clash
from cad.domain.ids import new_id
from cad.services import (
    appointments,
    documents,
    encounters,
    journeys,
    partners,
    referrals,
    residents,
)
from cad.store.reads.laptop import kept
from cad.store.table import select
from cad.sync import protocol
from tests.sync.office import Laptop, Office

AT = "2026-11-22T10:00:00.000Z"
LATER = 1 << 40
"""A version that no centre has given: who says they knew it clashes with nobody."""
CITY = "VILLEAPRES"
AFTER = {level: f"MOT{level.upper()}APRES" for level in ("author", "team", "organisation", "shared")}
STEP = "ETAPEAPRES"


def change(n: int, kind: str, record: str, after: dict[str, Any], *, base: int = LATER) -> protocol.Change:
    """Whatever one likes."""
    return protocol.Change(n, kind, record, False, base, AT, after, {})


def push(laptop: Laptop, *changes: protocol.Change) -> protocol.Pushed:
    """Sent in one act with a good token, whatever the app would have refused."""
    return ask(laptop, "/v1/push", protocol.Push(AT, [protocol.Act(new_id(), "x", "x", AT, [*changes])]),
               protocol.Pushed)  # fmt: skip


def ask(laptop: Laptop, path: str, message: Any, kind: Any) -> Any:
    """One question to the centre, as that laptop."""
    headers = {"Authorization": f"Bearer {kept(laptop.book.connection, 'centre')['token']}"}
    answer = laptop.office.client().post(path, content=protocol.pack(message), headers=headers)
    assert answer.status_code == 200, protocol.unpack(answer.content, protocol.Trouble).reason
    return protocol.unpack(answer.content, kind)


class Scene:
    """`denis` was in the team; `carine` receives a referral; `farid` received one since revoked, the person
    still agreeing; `emma` never heard of anyone; `rose` is at the reception, `bilal` is a colleague."""

    def __init__(self, centre: Office) -> None:
        self.centre = centre
        self.anne, self.bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
        self.rose = centre.laptop("Rose", "We Ker", "reception")
        self.carine, self.farid = centre.laptop("Carine", "CCAS"), centre.laptop("Farid", "CDAS")
        self.denis, self.emma = centre.laptop("Denis", "Mission locale"), centre.laptop("Emma", "Association")
        self.everyone = [self.bilal, self.rose, self.carine, self.farid, self.denis, self.emma]
        self._written()
        self.own = {}
        for one in self.everyone:
            one.sync()
            self.own[one.name] = residents.create_resident(one.book, usage_name=f"A{one.name}").result.id
        self._over()
        for one in (self.anne, *self.everyone):
            one.sync()
        self.before = self.records()

    def _written(self) -> None:
        book, centre = self.anne.book, self.centre
        self.anne.sync()
        self.who = residents.create_resident(book, usage_name="Essai", first_name="Awa").result.id
        about = {"resident": self.who}
        self.member = journeys.join_team(
            book, **about, adviser=self.denis.book.me, organisation=centre.organisation("Mission locale")
        ).result.id
        self.step = journeys.add_step(book, **about, title="Avant").result.id
        self.notes = {
            level: encounters.add_note(book, self.who, f"{level} avant", visibility=level).result.id
            for level in AFTER
        }
        self.file = documents.attach_document(
            book, **about, content=b"CONTENUDUFICHIER", filename="bail.pdf", visibility="organisation"
        ).result
        self.clash = self._diverging()
        self.meeting = appointments.plan_appointment(book, **about, at="2026-12-01T10:00").result.id
        self.referral, self.consent = self._referred("CCAS")
        self.revoked, self.agreed = self._referred("CDAS")
        self.anne.sync()

    def _diverging(self) -> str:
        """A step that Anne wrote on two laptops."""
        self.anne.sync()
        other = self.centre.enrolled(self.anne.book.me, "Anne", "We Ker")
        other.sync()
        for one, title in ((self.anne, "Avant midi"), (other, "Avant le soir")):
            journeys.change_step(one.book, step=self.step, title=title)
            one.sync()
        return select(other.book.connection, Clash)[0].id

    def _referred(self, name: str) -> tuple[str, str]:
        office = self.centre.organisation(name)
        service = partners.add_service(self.anne.book, organisation=office, name=f"Accueil {name}").result.id
        made = referrals.refer(
            self.anne.book, resident=self.who, service=service, purpose="Aide", consent_how="oral"
        ).result
        return made.id, str(made.consent)

    def _over(self) -> None:
        """Two of them have nothing to do there any more."""
        journeys.leave_team(self.anne.book, member=self.member)
        referrals.move_referral(self.anne.book, referral=self.revoked, state="revoked", reason="Erreur")
        self.anne.sync()
        for one in self.everyone:
            one.sync()

    def office(self, laptop: Laptop) -> str:
        """The organisation of a laptop’s account."""
        return str(kept(laptop.book.connection, "centre")["organisation"])

    def live_on(self) -> None:
        """Anne writes at every level, and the person moves house."""
        residents.change_resident(self.anne.book, resident=self.who, city=CITY)
        journeys.add_step(self.anne.book, resident=self.who, title=STEP)
        for level, word in AFTER.items():
            encounters.add_note(self.anne.book, self.who, word, visibility=level)
        self.anne.sync()

    def records(self) -> dict[str, tuple[str, str, dict[str, Any]]]:
        """Record → who it is about, its circle, its fields, as the centre holds them."""
        with self.centre.database.read() as connection:
            rows = connection.execute(tables.record.select()).all()
        return {row.id: (row.subject, row.circle, json.loads(row.fields)) for row in rows}
