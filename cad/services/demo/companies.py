"""Invented meetings with companies and offers: who came, whom they met, what followed; who is free when."""

from typing import Any

from cad.domain.event import Attendance, CompanyMeeting, Event
from cad.domain.hours import months_after
from cad.domain.offer import Offer
from cad.domain.organisation import Organisation
from cad.domain.outcome import Outcome
from cad.domain.proposal import Proposal
from cad.domain.resident import Resident
from cad.domain.workplace import Availability
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words

MOST = 40
"""People something of this is told about."""
_MEANS = (("bus",), ("bus", "bike"), ("car",), ("foot", "bus"), ("scooter",))


class Companies:
    """Takes its people among the first who look for work; a small town may have none."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.told: dict[str, Any] = words("companies")
        self.free: list[Resident] = []

    def tell(self, story: Story) -> None:
        """Maybe this person looks for work."""
        person = story.person.resident
        mine = person.lead_adviser == self.partners.me.id and story.person.known_for > 205
        if mine and "recruitment" in story.themes and len(self.free) < MOST:
            self.free.append(person)

    def gather(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        if not self.free:
            return
        offices = [self.town.add(Organisation, 790, **said) for said in self.told["organisations"]]
        for who in self.free[::3] + self.free[1::3]:
            self._free(who)
        for rank, said in enumerate(self.told["events"]):
            self._event(said, offices, self.free[rank * 5 :] + self.free[: rank * 5])
        for rank, said in enumerate(self.told["offers"]):
            self._offer(said, offices, self.free[rank * 3 :] + self.free[: rank * 3])

    def _free(self, who: Resident) -> None:
        town = self.town
        town.add(
            Availability,
            20,
            resident=who.id,
            hours=town.pick(self.told["weeks"]),
            means=town.pick(_MEANS),
            minutes=town.pick((20, 30, 45, 60)),
            on=town.day(20),
            adviser=self.partners.me.id,
        )

    def _event(self, said: dict[str, Any], offices: list[Organisation], people: list[Resident]) -> None:
        town, ago = self.town, said["days_ago"]
        ago = town.working_day(ago) if ago > 0 else ago
        off = "cancelled" in said
        made = town.add(
            Event,
            max(ago, 0) + 25,
            starts_at=f"{town.day(ago)}T{said['from']}",
            ends_at=f"{town.day(ago)}T{said['to']}",
            companies=tuple(offices[one].id for one in said["companies"]),
            cancelled_on=town.day(ago + 2) if off else "",
            cancelled_why=said.get("cancelled", ""),
            **{
                key: said[key]
                for key in ("title", "kind", "place", "neighbourhood", "seats", "heads", "bring")
            },
        )
        for who, guest in zip(people, said["guests"], strict=False):
            self._guest(made, who, guest, ago, offices)

    def _guest(
        self, event: Event, who: Resident, guest: dict[str, Any], ago: int, offices: list[Organisation]
    ) -> None:
        town, me, came = self.town, self.partners.me.id, guest["state"] == "came"
        day = event.starts_at[:10]
        held = town.add(
            Attendance,
            max(ago, 0) + 12,
            resident=who.id,
            event=event.id,
            state=guest["state"],
            on=day if ago > 0 else town.day(4),
            came_on=day if came else "",
            adviser=me,
        )
        for office, state, later in guest["met"]:
            town.add(
                CompanyMeeting, ago - later, resident=who.id, event=event.id, company=offices[office].id,
                state=state, on=town.day(ago - later), adviser=me,
            )  # fmt: skip
        for months, state in guest["after"]:
            due = months_after(day, months)
            if due <= town.today.isoformat():
                town.add(
                    Outcome, 1, resident=who.id, attendance=held.id, months=months, state=state, on=due,
                    adviser=me,
                )  # fmt: skip

    def _offer(self, said: dict[str, Any], offices: list[Organisation], people: list[Resident]) -> None:
        town, ago = self.town, said["days_ago"]
        plain = ("title", "contract", "places", "hours", "place", "minutes", "without_cv")
        made = town.add(
            Offer,
            ago,
            company=offices[said["company"]].id,
            means=tuple(said["means"]),
            channels=tuple(said["channels"]),
            published_on=town.day(ago),
            closed_on=town.day(said["closed"]) if "closed" in said else "",
            **{key: said[key] for key in plain},
        )
        for who, state in zip(people, said["asked"], strict=False):
            on = town.day(max(ago - 3, 0))
            town.add(
                Proposal, ago, resident=who.id, offer=made.id, state=state, on=on,
                adviser=self.partners.me.id,
            )  # fmt: skip
