"""What passed through partners’ hands: consents, referrals in every state, appointments, documents."""

from collections.abc import Iterator
from typing import Any

from cad.domain.encounter import Appointment
from cad.domain.organisation import Service
from cad.domain.reference import new_reference
from cad.domain.referral import Consent, Referral, ReferralEvent
from cad.domain.resident import Document
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words

PATHS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("handed_over", 1, 9, ("handed_over",)),
    ("outcome", 40, 200, ("handed_over", "received", "appointment", "came", "outcome")),
    ("appointment", 5, 18, ("handed_over", "received", "appointment")),
    ("handed_over", 22, 60, ("handed_over",)),
    ("came", 20, 80, ("handed_over", "appointment", "came")),
    ("draft", 0, 4, ()),
    ("received", 4, 14, ("handed_over", "received")),
    ("declined", 12, 90, ("handed_over", "declined")),
    ("outcome", 60, 300, ("handed_over", "appointment", "came", "outcome")),
    ("missed", 15, 60, ("handed_over", "appointment", "missed")),
    ("no_answer", 30, 90, ("handed_over", "no_answer")),
    ("came", 15, 60, ("handed_over", "received", "appointment", "came")),
    ("revoked", 10, 60, ("handed_over", "revoked")),
)
"""State, how many days ago it was handed over (from, to), and the way there; the fourth is late."""

TODAY = ("09:00", "09:30", "10:15", "11:00", "14:00", "14:30", "16:00")


class Handovers:
    """Goes round the states so that each is there, however small the town."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town = town
        self.partners = partners
        self.count = 0
        self.today: Iterator[str] = iter(TODAY)

    def tell(self, story: Story) -> None:
        """What came of the encounters of one resident."""
        town, depth = self.town, story.person.depth
        if depth < 2:
            return
        for _n in range(town.rng.choices((0, 1, 2, 3), ((40, 45, 15, 0), (10, 40, 30, 20))[depth - 2])[0]):
            self._referral(story, town.pick(story.themes))
        if story.status == "open":
            self._to_come(story)
        if depth == 3 and town.chance(30):
            self._document(story)
        if town.chance(4):
            self._consent(story, town.pick(self.partners.organisations).id, 20, "refused")

    def _consent(self, story: Story, organisation: str, days_ago: int, state: str = "given") -> Consent:
        return self.town.add(
            Consent,
            days_ago + 0.01,
            resident=story.resident,
            organisation=organisation,
            state=state,
            on=self.town.day(days_ago),
            how=self.town.rng.choices(("oral", "written", "form"), (60, 25, 15))[0],
            adviser=self.partners.me.id,
        )

    def _referral(self, story: Story, theme: str) -> None:
        town, said = self.town, words("words")["themes"][theme]
        state, least, most, way = PATHS[self.count % len(PATHS)]
        self.count += 1
        start = min(town.rng.randrange(least, most + 1), story.person.known_for)
        service = self.partners.for_theme(theme)
        consent = self._consent(story, service.organisation, start).id if way else ""
        referral = town.add(
            Referral,
            start,
            reference=new_reference(town.rng),
            resident=story.resident,
            organisation=service.organisation,
            service=service.id,
            from_adviser=self.partners.me.id,
            from_organisation=self.partners.ours,
            theme=theme,
            purpose=town.pick(said["purpose"]),
            documents=service.documents,
            answer_by=town.day(start - 15),
            state=state,
            consent=consent,
            outcome=town.pick(said["outcome"]) if state == "outcome" else "",
        )
        self._events(referral, service, way, start)

    def _events(self, referral: Referral, service: Service, way: tuple[str, ...], start: int) -> None:
        """Spread from the hand-over to a few days ago, in their order."""
        town = self.town
        for rank, state in enumerate(way):
            days_ago = start - rank * start // (len(way) + 1)
            if state == "no_answer":
                days_ago = max(start - 16, 0)
            town.add(
                ReferralEvent,
                days_ago - rank * 0.001,
                referral=referral.id,
                resident=referral.resident,
                state=state,
                on=town.day(days_ago),
                at=f"{town.day(days_ago)}T16:{10 + rank:02}:00.000Z",
                reason=self._reason(state),
                detail=referral.outcome if state == "outcome" else "",
                by=self.partners.me.id,
            )
            if state == "appointment":
                self._meeting(referral, service, way, days_ago, start)

    def _reason(self, state: str) -> str:
        lists = {"declined": "decline", "revoked": "revoke"}
        return str(self.town.pick(words("words")[lists[state]])) if state in lists else ""

    def _meeting(
        self, referral: Referral, service: Service, way: tuple[str, ...], noted: int, start: int
    ) -> None:
        """The appointment a partner gave: to come, or kept, or not."""
        last = way[-1]
        day = -self.town.rng.randrange(0, 9) if last == "appointment" else noted - start // (len(way) + 1)
        outcome = {"appointment": "planned", "missed": "missed"}.get(last, "came")
        self._appointment(
            referral.resident,
            day,
            self.town.pick(("09:30", "10:00", "14:00", "15:30")),
            noted,
            purpose=service.name,
            service=service.id,
            referral=referral.id,
            state=outcome,
            place=service.address,
        )

    def _appointment(self, resident: str, day: int, time: str, noted: int, **fields: Any) -> None:
        self.town.add(
            Appointment,
            noted,
            resident=resident,
            at=f"{self.town.day(day)}T{time}",
            minutes=self.town.pick((20, 30, 30, 45)),
            adviser=self.partners.me.id,
            **fields,
        )

    def _to_come(self, story: Story) -> None:
        """With us: today’s first, then within a fortnight."""
        town, purposes = self.town, words("words")["appointment_purposes"]
        mine = {"place": self.partners.places["office"][0], "purpose": town.pick(purposes)}
        if time := next(self.today, ""):
            self._appointment(story.resident, 0, time, 4, **mine)
        elif town.chance(14):
            days = -town.rng.randrange(1, 14)
            self._appointment(story.resident, town.working_day(days), town.pick(TODAY), 3, **mine)
        elif town.chance(15):
            mine["state"] = town.pick(("came", "came", "missed", "cancelled"))
            self._appointment(story.resident, story.met[-1], town.pick(TODAY), story.met[-1], **mine)

    def _document(self, story: Story) -> None:
        title, category, lasts = self.town.pick(words("words")["documents"])
        content = f"{title} — document inventé pour la démonstration, n° {self.count}.\n".encode()
        days_ago = min(story.person.known_for, self.town.rng.randrange(5, 170))
        self.town.add(
            Document,
            days_ago,
            resident=story.resident,
            title=title,
            category=category,
            filename=f"{category}.txt",
            media_type="text/plain",
            size=len(content),
            sha256=self.town.keep(content),
            expires_on=self.town.day(days_ago - lasts) if lasts else "",
            visibility="team",
            adviser=self.partners.me.id,
        )
